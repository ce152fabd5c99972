import { config } from '#lib/config/config';
import { joinLicensingService } from '#lib/instance/join';
import { fillWithSampleData } from '#lib/sample/fill';

/** Fills this running instance with sample data, and lets its environment register and fetch its licenses. */
export async function fillAndJoin(): Promise<void> {
  await fillWithSampleData();
  if (config().workspaces.has('environment')) await joinLicensingService();
}
