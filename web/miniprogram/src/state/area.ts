/** A page that wants an area of its own asks for it here; the area page hands it over. */
type Receiver = (region: string) => void;

let receiver: Receiver | null = null;

/** `wanted` is told once, when an area is chosen. */
export function askArea(wanted: Receiver): void {
  receiver = wanted;
  void wx.navigateTo({ url: "/pages/area/area?for=tool" });
}

/** Whoever asked; null: nobody does any more. */
export function takeReceiver(): Receiver | null {
  const one = receiver;
  receiver = null;
  return one;
}
