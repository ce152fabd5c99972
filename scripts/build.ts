/** `npm run build`. */
import { build } from './production-build.ts';

await build().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
