'use client';

import { keepTyped } from '#components/form/kept';

const RELOADED = 'page-reloaded-for-new-version';

let leaving = false;

/** Whether the page is about to be loaded anew, with everything that was typed kept. */
export const isLeavingForNewVersion = (): boolean => leaving;

/** Loads the page anew from the server's new version, which puts back what was typed. Answers `false` where the browser keeps nothing. */
export function reloadForNewVersion(): boolean {
  try {
    if (keepTyped()) history.scrollRestoration = 'manual';
    else sessionStorage.setItem(RELOADED, 'yes');
  } catch {
    return false;
  }
  leaving = true;
  location.reload();
  return true;
}

/** Why the page was loaded anew, once, where no form says so. */
export function newVersionNotice(): string | undefined {
  try {
    if (sessionStorage.getItem(RELOADED) === null) return undefined;
    sessionStorage.removeItem(RELOADED);
  } catch {
    return undefined;
  }
  return 'A new version of License Manager was installed, and nothing was changed. Please do it once more.';
}
