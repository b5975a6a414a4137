/**
 * Searching the list of areas that is already on the page, by name or pinyin. Each row carries its names, so nothing is
 * fetched; and nothing is shared with the calculator, whose files stay as few as they are.
 */
const plain = (text: string): string => text.toLowerCase().replace(/[\s'\u2019]/g, "");

function startFind(): void {
  const box = document.querySelector<HTMLElement>("[data-find]");
  const input = box?.querySelector("input");
  const status = box?.querySelector<HTMLElement>("[data-found]");
  if (box == null || input == null || status == null) return;
  const rows = [...document.querySelectorAll<HTMLElement>("[data-names]")];

  const show = (): void => {
    const wanted = plain(input.value);
    for (const row of rows) row.hidden = !(row.dataset["names"] ?? "").split("|").some((name) => name.includes(wanted));
    for (const group of document.querySelectorAll<HTMLElement>(".province"))
      group.hidden = group.querySelector("[data-names]:not([hidden])") === null;
    const found = rows.filter(({ hidden }) => !hidden).length;
    const { none = "", some = "" } = status.dataset;
    status.textContent = wanted === "" ? "" : found === 0 ? none : some.replace("{n}", String(found));
  };

  box.hidden = false;
  input.addEventListener("input", show);
  // A browser may have kept what was typed before.
  show();
}

startFind();
