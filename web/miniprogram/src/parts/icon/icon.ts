/** Stands where TDesign's components have an icon: theirs are a font from a host of its own. Draws what our pages ask for, nothing else. */
Component({
  externalClasses: ["t-class"],
  properties: {
    name: String,
    prefix: String,
    size: String,
    color: String,
    ariaHidden: null,
    ariaLabel: String,
    ariaRole: String,
  },
});
