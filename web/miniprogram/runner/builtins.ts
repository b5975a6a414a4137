/** WeChat's own components as far as they are simulated: what stands inside the host element `<wx-TAG>`, and its properties. */
type Kind = StringConstructor | NumberConstructor | BooleanConstructor | ArrayConstructor | null;

export interface Builtin {
  readonly wxml: string;
  readonly properties: { readonly [name: string]: Kind | { readonly type: Kind; readonly value: unknown } };
  readonly kind: "plain" | "field" | "picker" | "slider" | "button" | "canvas";
}

/** What every component takes; the attributes for screen readers become the host's. */
export const COMMON: Builtin["properties"] = {
  hidden: Boolean,
  ariaRole: String,
  ariaLabel: String,
  ariaHidden: String,
  // Also without a value: then there is no attribute.
  ariaChecked: null,
  ariaDisabled: null,
  ariaExpanded: null,
  ariaLive: String,
};

const plain = (properties: Builtin["properties"] = {}): Builtin => ({ wxml: "<slot/>", properties, kind: "plain" });

export const BUILTINS: { readonly [tag: string]: Builtin } = {
  // Looks while a finger is on it are not drawn; the last two are no attributes of WeChat's, which passes over them: TDesign writes them.
  view: plain({ hoverClass: String, hoverStayTime: Number, disabled: null, tabindex: null }),
  text: plain({ selectable: Boolean, userSelect: Boolean }),
  "scroll-view": plain({ scrollY: Boolean, scrollX: Boolean }),
  button: {
    ...plain({
      disabled: Boolean,
      type: String,
      size: String,
      openType: String,
      formType: String,
      lang: String,
      hoverClass: String,
      hoverStartTime: Number,
      hoverStayTime: Number,
      hoverStopPropagation: Boolean,
      // What WeChat hands to what a button of one kind or another opens: chats, other apps, live activities. None of these is simulated.
      activityType: null,
      appParameter: String,
      entrancePath: String,
      needShowEntrance: Boolean,
      phoneNumberNoQuotaToast: Boolean,
      sendMessageImg: String,
      sendMessagePath: String,
      sendMessageTitle: String,
      sessionFrom: String,
      showMessageCard: Boolean,
    }),
    kind: "button",
  },
  input: {
    wxml: '<input placeholder="{{placeholder}}" maxlength="{{maxlength}}" catch:input="_input" catch:change="_silent" catch:focus="_silent" catch:blur="_blur" catch:keydown="_key" />',
    properties: {
      value: String,
      placeholder: String,
      type: String,
      maxlength: { type: Number, value: 140 },
      confirmType: String,
    },
    kind: "field",
  },
  textarea: {
    wxml: '<textarea placeholder="{{placeholder}}" catch:input="_input" catch:change="_silent" catch:focus="_silent" catch:blur="_silent"></textarea>',
    properties: {
      value: String,
      placeholder: String,
      maxlength: { type: Number, value: 140 },
      autoHeight: Boolean,
    },
    kind: "field",
  },
  slider: {
    wxml: '<input type="range" min="{{min}}" max="{{max}}" step="{{step}}" catch:input="_slide" catch:change="_slid" />',
    properties: {
      min: Number,
      max: { type: Number, value: 100 },
      step: { type: Number, value: 1 },
      value: Number,
      activeColor: String,
      backgroundColor: String,
      blockColor: String,
      blockSize: Number,
    },
    kind: "slider",
  },
  canvas: { wxml: "<canvas></canvas>", properties: { type: String, canvasId: String }, kind: "canvas" },
  picker: {
    wxml:
      '<slot/><select wx:if="{{mode === \'selector\'}}" tabindex="-1" aria-hidden="true" catch:input="_silent" catch:change="_pick">' +
      '<option wx:for="{{range}}" value="{{index}}" selected="{{index === value}}">{{item}}</option></select>' +
      '<input wx:else type="date" tabindex="-1" aria-hidden="true" catch:input="_silent" catch:change="_pick" />',
    // A day, or the place in a list of words.
    properties: { mode: String, value: null, start: String, end: String, range: Array },
    kind: "picker",
  },
};
