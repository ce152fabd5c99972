import Link from 'next/link';
import type { GrantedModule } from '#lib/environment/named-users/read';

interface UsedModulesProps {
  enabled: boolean;
  modules: GrantedModule[];
}

const cell = 'border-b border-separator px-3 py-1.5 text-start align-top wrap-anywhere';

/** Which modules a user uses, and through which roles. */
export function UsedModules({ enabled, modules }: UsedModulesProps) {
  return (
    <section aria-labelledby="used-modules" className="mt-4">
      <h3 id="used-modules" className="mb-2 text-base font-semibold">
        Modules that the user uses
      </h3>
      {enabled ? null : (
        <p className="mb-2 text-muted">None, as long as the user is disabled. Enabled, it would use these.</p>
      )}
      {modules.length === 0 ? (
        <p className="text-muted">No security role of the user grants a module.</p>
      ) : (
        <div className="box max-w-3xl">
          <table aria-labelledby="used-modules" className="w-full border-separate border-spacing-0 text-sm">
            <thead className="bg-surface-secondary text-muted">
              <tr>
                <th scope="col" className={`${cell} font-medium`}>
                  Module
                </th>
                <th scope="col" className={`${cell} font-medium`}>
                  Granted by
                </th>
              </tr>
            </thead>
            <tbody className="last:[&>tr:last-child>*]:border-b-0">
              {modules.map(({ id, model, roles }) => (
                <tr key={id}>
                  <th scope="row" className={`${cell} font-normal`}>
                    <Link className="link" href={`/modules/${id}`}>
                      {model}
                    </Link>
                  </th>
                  <td className={cell}>{roles.join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
