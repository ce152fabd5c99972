import type { Actor } from '#lib/access/actor';
import { exportAuditLog } from '#lib/audit/chain/export';
import { auditList } from '#lib/audit/list';
import type { Side } from '#lib/audit/operations';
import type { SearchParams } from '#lib/lists/read';
import { queryOf } from './query';
import { textStream } from './stream';

const auditLog = (side: Side) => (actor: Actor, params: SearchParams) =>
  exportAuditLog(actor, side, queryOf(auditList[side], params));

/** The lists that can be had as JSON Lines, too, by their name in the address without its ending. */
export const jsonLines: Record<string, (actor: Actor, params: SearchParams) => AsyncIterable<string[]>> = {
  'audit-log': auditLog('environment'),
  'publisher-audit-log': auditLog('publisher'),
};

/** JSON Lines (jsonlines.org), written as they are read. */
export function jsonLinesStream(chunks: AsyncIterable<string[]>): Promise<ReadableStream<Uint8Array>> {
  async function* written() {
    for await (const lines of chunks) if (lines.length > 0) yield `${lines.join('\n')}\n`;
  }
  return textStream(written());
}
