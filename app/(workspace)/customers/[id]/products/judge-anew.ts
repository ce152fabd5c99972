/** Which fields are judged anew, by the rules that concern several, when one of them changes. */
const concerned: Record<string, readonly string[]> = {
  siteLicense: ['userCount'],
  licenseType: ['expiresOn'],
  startsOn: ['expiresOn'],
  expiresOn: ['featureDisableOn'],
  productId: ['featureDisableOn'],
};

/**
 * A form judges a field when it is left. Where another field decides whether it is right, it is left here on behalf
 * of the person, so that the message appears (or goes) at once.
 */
export function judgeAnew(target: EventTarget): void {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement) || !target.form) return;
  const { form, name } = target;
  // After the fields have been drawn anew: a switch may have emptied one.
  setTimeout(() => {
    for (const other of concerned[name] ?? []) {
      const field = form.elements.namedItem(other);
      if (!(field instanceof HTMLElement)) continue;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    }
  });
}
