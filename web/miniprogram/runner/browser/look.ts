/** What WeChat draws itself: the navigation bar, and how its components look before a style sheet says otherwise. */
const CSS = `
html, body { margin: 0 }
wx-page { display: block; min-height: calc(100vh - 44px) !important }
[hidden] { display: none !important }
wx-view, wx-scroll-view { display: block }
wx-text { white-space: pre-line }
wx-picker { display: block; position: relative }
wx-picker > input, wx-picker > select { position: absolute; inset: 0; opacity: 0; width: 100%; border: 0 }
wx-input { display: block; min-height: 1.4em; overflow: hidden }
wx-input > input { display: block; width: 100%; height: 100%; box-sizing: border-box; padding: 0; border: 0; outline: 0; background: none; font: inherit; color: inherit }
wx-textarea { display: block; width: 300px; min-height: 150px; overflow: hidden }
wx-textarea > textarea { display: block; width: 100%; min-height: inherit; box-sizing: border-box; padding: 0; border: 0; outline: 0; background: none; font: inherit; line-height: inherit; color: inherit; resize: none; overflow: hidden }
wx-slider { display: block; margin: 10px 18px }
wx-slider > input { display: block; width: 100%; height: 44px; margin: 0 }
wx-canvas { display: block; position: relative; width: 300px; height: 150px }
wx-canvas > canvas { display: block; width: 100%; height: 100% }
wx-button { display: block; position: relative; box-sizing: border-box; margin: 0 auto; padding: 0 14px; border-radius: 5px; background: #f8f8f8; color: #000; font-size: 18px; line-height: 2.5556; text-align: center; cursor: pointer; overflow: hidden }
wx-button::after { content: ""; position: absolute; inset: 0; border: 1px solid rgba(0, 0, 0, .2); pointer-events: none }
.mp-nav { position: sticky; top: 0; z-index: 9; display: flex; align-items: center; justify-content: center; height: 44px; background: #f6f1e7; color: #000; font: 600 17px sans-serif }
.mp-nav button { position: absolute; left: 0; width: 44px; height: 44px; border: 0; background: none; color: inherit; font: 24px sans-serif }
@media (prefers-color-scheme: dark) { .mp-nav { background: #121615; color: #fff } }
`;

export interface Bar {
  title(text: string): void;
  back(possible: boolean): void;
}

export function dress(goBack: () => void): Bar {
  const style = document.head.appendChild(document.createElement("style"));
  style.textContent = CSS;
  const bar = document.body.appendChild(document.createElement("header"));
  bar.className = "mp-nav";
  const button = bar.appendChild(document.createElement("button"));
  button.textContent = "\u2039";
  button.setAttribute("aria-label", "back");
  button.addEventListener("click", goBack);
  const title = bar.appendChild(document.createElement("span"));
  return {
    title(text) {
      title.textContent = text;
    },
    back(possible) {
      button.hidden = !possible;
    },
  };
}
