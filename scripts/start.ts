/** `npm start`: runs the server in production, after a build if there is none of the sources as they are. */
import { build, isBuilt } from './production-build.ts';

Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });

if (!isBuilt()) {
  console.log('Building, once; this takes a minute or two …');
  await build().catch((error: Error) => {
    console.error(error.message);
    process.exit(1);
  });
}

await import(new URL('../server.ts', import.meta.url).href);
