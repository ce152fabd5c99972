import { PREFERENCES } from '#components/preference-list';

// Runs before the first paint, so that neither rows nor rail jump once React has loaded.
const script = `try{${JSON.stringify(PREFERENCES)}.forEach(function(p){var v=localStorage.getItem(p.key);if(p.values.indexOf(v)>0)document.documentElement.setAttribute('data-'+p.key,v)})}catch(e){}`;

/** Sets the kept density and rail on `<html>` before the first paint. Belongs in `<head>`. */
export function PreferenceScript({ nonce }: { nonce?: string }) {
  return (
    <script
      nonce={nonce}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file.
      dangerouslySetInnerHTML={{ __html: script }}
    />
  );
}
