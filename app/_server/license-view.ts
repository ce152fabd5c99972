import { cache } from 'react';
import type { Actor } from '#lib/access/actor';
import { listLicenses } from '#lib/environment/license-view/list';
import { load } from './load';

/** The License View as `actor` may see it, put together once per request: above every page, and on some. */
export const loadLicenseView = cache((actor: Actor) => load(listLicenses(actor)));
