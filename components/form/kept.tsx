/** What was typed into the forms of a page, kept over the reload that a new version of the server takes. */

const KEY = 'kept-forms';

/** Milliseconds. Who sits down at this browser later finds nothing of it. */
const KEPT_FOR = 10 * 60_000;

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

interface KeptField {
  name: string;
  value: string;
  /** For boxes and radio buttons, which are told apart by their value. */
  checked?: boolean;
  /** The words for `value`, where the control shows words. */
  label?: string;
}

interface KeptForm {
  typed: KeptField[];
  /** What the form says of the record that it is for, such as its revision. */
  hidden: KeptField[];
}

interface KeptPage {
  address: string;
  keptAt: number;
  forms: KeptForm[];
}

const here = () => location.pathname + location.search;

/** Keeps what was typed on this page for {@link restoreTyped}. Answers whether anything was. Throws where nothing can be kept. */
export function keepTyped(): boolean {
  const forms = [...document.querySelectorAll<HTMLFormElement>('form[data-keeps]')]
    .map(contentOf)
    .filter(({ typed }) => typed.length > 0);
  const page: KeptPage = { address: here(), keptAt: Date.now(), forms };
  sessionStorage.setItem(KEY, JSON.stringify(page));
  return forms.length > 0;
}

const namedControls = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter(
    (element): element is Control => 'name' in element && element.name !== '' && 'value' in element,
  );

function contentOf(form: HTMLFormElement): KeptForm {
  const controls = namedControls(form);
  return {
    typed: controls.filter(isTyped).map(fieldOf),
    hidden: controls.filter(({ type }) => type === 'hidden').map(fieldOf),
  };
}

const isTick = (control: Control): control is HTMLInputElement =>
  control.type === 'checkbox' || control.type === 'radio';

/** Whether the person has changed it. Passwords are nothing to keep, and files cannot be put back. */
function isTyped(control: Control): boolean {
  if (['hidden', 'password', 'file', 'submit', 'button'].includes(control.type)) return false;
  if (control instanceof HTMLSelectElement)
    return [...control.options].some((option) => option.selected !== option.defaultSelected);
  if (isTick(control)) return control.checked !== control.defaultChecked;
  return control.value !== control.defaultValue;
}

const fieldOf = (control: Control): KeptField => ({
  name: control.name,
  value: control.value,
  ...(isTick(control) && { checked: control.checked }),
  ...(control.dataset.label !== undefined && { label: control.dataset.label }),
});

/**
 * Puts back what was typed into this form before the page was loaded anew, once. Answers whether there was anything,
 * and whether the record that it is about has changed since.
 */
export function restoreTyped(form: HTMLFormElement): 'nothing' | 'restored' | 'changed-meanwhile' {
  const page = readPage();
  if (page?.address !== here()) return 'nothing';
  const kept = page.forms.find(({ typed }) => typed.some((field) => controlFor(form, field)));
  if (!kept) return 'nothing';
  sessionStorage.setItem(KEY, JSON.stringify({ ...page, forms: page.forms.filter((one) => one !== kept) }));
  putAllBack(form, kept.typed);
  const isSame = (field: KeptField) => (controlFor(form, field)?.value ?? field.value) === field.value;
  return kept.hidden.every(isSame) ? 'restored' : 'changed-meanwhile';
}

const LOOK_EVERY = 100;

/** Some fields come only with what others say, or are loaded when they are needed. */
function putAllBack(form: HTMLFormElement, fields: KeptField[], tries = 50): void {
  const left = fields.filter((field) => !putBack(form, field));
  if (left.length > 0 && tries > 0) setTimeout(() => putAllBack(form, left, tries - 1), LOOK_EVERY);
}

function readPage(): KeptPage | undefined {
  try {
    const page: KeptPage | null = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    if (page && Date.now() - page.keptAt < KEPT_FOR) return page;
    sessionStorage.removeItem(KEY);
    return undefined;
  } catch {
    return undefined;
  }
}

const controlFor = (form: HTMLFormElement, { name, value }: KeptField): Control | undefined =>
  namedControls(form).find(
    (control) => control.name === name && (!isTick(control) || control.value === value),
  );

/** The event by which a control that shows words hears what to show; it prevents the default to say that it has. */
export const PUT_BACK = 'put-back';

function putBack(form: HTMLFormElement, field: KeptField): boolean {
  const control = controlFor(form, field);
  if (!control) return false;
  if (field.label !== undefined) {
    return !control.dispatchEvent(new CustomEvent<KeptField>(PUT_BACK, { detail: field, cancelable: true }));
  } else if (isTick(control)) {
    if (control.checked !== field.checked) control.click();
  } else {
    // Past React's own setter, so that it takes the event for a person's.
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set?.call(control, field.value);
    control.dispatchEvent(new Event('input', { bubbles: true }));
    control.dispatchEvent(new Event('change', { bubbles: true }));
  }
  return true;
}
