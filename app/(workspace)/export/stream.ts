import { withoutValues } from '#lib/kernel/defect';

/**
 * `chunks` as the body of an answer, written as they are made: no more than one is held. What goes wrong before the
 * first is there rejects; later, the answer breaks off.
 */
export async function textStream(chunks: AsyncIterable<string>): Promise<ReadableStream<Uint8Array>> {
  const iterator = chunks[Symbol.asyncIterator]();
  let chunk = await iterator.next();
  const utf8 = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      if (chunk.done) return controller.close();
      controller.enqueue(utf8.encode(chunk.value));
      chunk = await iterator.next().catch((error) => {
        // Next logs it as it is.
        throw withoutValues(error);
      });
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
