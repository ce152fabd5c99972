'use client';

import { KeyRound, Link2, LogOut, Trash2, UserCheck, UserX } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ActionPane } from '#components/action-pane';
import { UtcTime } from '#components/date-time';
import { TextField } from '#components/fields';
import { Form } from '#components/form';
import { RecordKey } from '#components/form/record-key';
import type { PersonRecord } from '#lib/accounts/people/list';
import { counted } from '#lib/records/some-of';
import { change, disable, enable, endSessions, issueLink, remove } from './actions';
import { LinkOnce, type ShownLink } from './link-once';
import type { Offer } from './offer';
import { PlaceFields } from './place-fields';

const schema = () => import('#lib/accounts/schema').then((schemas) => schemas.personChange);

interface PersonPanelProps {
  person: PersonRecord;
  offer: Offer;
  closeHref: string;
  /** How the OpenID Provider is called. */
  provider: string;
  /** Why the one who looks cannot change, or remove, this person, or give a link. */
  unavailable: { change?: string | undefined; remove?: string | undefined; link?: string | undefined };
}

export function PersonPanel({ person, offer, closeHref, provider, unavailable }: PersonPanelProps) {
  const router = useRouter();
  const [link, setLink] = useState<ShownLink>();
  const { id, email, state } = person;
  const invited = state === 'invited';
  const open = counted(person.sessions, 'open session');
  const issue = async () => {
    const result = await issueLink({ id });
    if (result.data) setLink(result.data);
    return { serverError: result.serverError };
  };
  const removeAndClose = async () => {
    const result = await remove({ id });
    if (result.data) router.push(closeHref);
    return result;
  };
  return (
    <>
      <ActionPane
        label={`Actions for ${email}`}
        primary={false}
        actions={[
          {
            id: 'link',
            label: invited ? 'New invitation link' : 'Reset link',
            icon: invited ? <Link2 aria-hidden="true" /> : <KeyRound aria-hidden="true" />,
            run: issue,
            pendingLabel: 'Issuing…',
            unavailable:
              unavailable.change ??
              unavailable.link ??
              (state === 'disabled' ? 'The account is disabled. Enable it first.' : undefined),
          },
          state === 'disabled'
            ? {
                id: 'enable',
                label: 'Enable',
                icon: <UserCheck aria-hidden="true" />,
                run: () => enable({ id }),
                unavailable: unavailable.change,
              }
            : {
                id: 'disable',
                label: 'Disable',
                icon: <UserX aria-hidden="true" />,
                run: () => disable({ id }),
                unavailable: unavailable.change,
                danger: true,
                confirm: {
                  title: `Disable ${email}?`,
                  body: 'The person is signed out everywhere at once and cannot sign in until the account is enabled again.',
                  confirmLabel: 'Disable',
                },
              },
        ]}
        more={[
          {
            id: 'end-sessions',
            label: 'End sessions…',
            icon: <LogOut aria-hidden="true" />,
            run: () => endSessions({ id }),
            pendingLabel: 'Ending sessions…',
            unavailable: unavailable.change ?? (person.sessions === 0 ? 'No session is open.' : undefined),
            danger: true,
            confirm: {
              title: `Sign ${email} out everywhere?`,
              body: `${open} will end at once. The person may sign in again.`,
              confirmLabel: 'End sessions',
            },
          },
          {
            id: 'remove',
            label: 'Remove…',
            icon: <Trash2 aria-hidden="true" />,
            run: removeAndClose,
            unavailable: unavailable.remove,
            danger: true,
            confirm: {
              title: `Remove ${email}?`,
              body: 'The account is deleted for good, and the person is signed out everywhere. The audit log keeps what the person did.',
              confirmLabel: 'Remove account',
            },
          },
        ]}
      />
      {link ? (
        <div className="mb-4">
          <LinkOnce link={link} email={email} />
        </div>
      ) : null}
      <p className="mb-4 text-sm text-muted">
        {person.organization}
        <br />
        Last sign-in: <UtcTime at={person.lastSignInAt} />, {open}
        {person.identitySubject ? (
          <>
            <br />
            Signs in with {provider}, as <span className="wrap-anywhere">{person.identitySubject}</span>.
          </>
        ) : null}
        {person.linkExpiresAt ? (
          <>
            <br />A link that was handed out works until <UtcTime at={person.linkExpiresAt} />.
          </>
        ) : null}
      </p>
      <Form
        key={`${id} ${person.revision}`}
        action={change}
        schema={schema}
        label={`Account of ${email}`}
        cancel={{ href: closeHref }}
        unavailable={unavailable.change}
      >
        <RecordKey record={person} />
        <TextField name="name" label="Name" defaultValue={person.name} required />
        <PlaceFields
          offer={offer}
          present={{
            persona: person.persona,
            customer:
              person.customerId === null
                ? undefined
                : { value: person.customerId, label: person.organization },
            roles: person.roles.map((role) => role.id),
          }}
        />
      </Form>
    </>
  );
}
