/** Makes an invitation and a reset link in the database that the settings name, and prints their addresses as JSON. */
import { closeDatabase } from '#db/client';
import { systemActor } from '#lib/access/actor';
import { invitePerson } from '#lib/accounts/people/invite';
import { listPeople } from '#lib/accounts/people/list';
import { issuePersonLink } from '#lib/accounts/people/reissue-link';

const actor = systemActor('Measurement');
const [administrator] = (await listPeople(actor)).rows;
const reset = await issuePersonLink(actor, { id: administrator?.id });
const invitation = await invitePerson(actor, {
  email: 'invited@example.com',
  name: 'Invited Person',
  persona: 'user',
});
await closeDatabase();
console.log(JSON.stringify([reset.address, invitation.address]));
