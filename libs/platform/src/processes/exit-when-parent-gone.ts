/**
 * Ends this process when its supervisor is gone, even by `kill -9`: the channel between them closes then.
 * `close` gets up to ten seconds to finish; without a supervisor this does nothing. Call it first thing.
 */
export function exitWhenParentGone(close: () => Promise<void> = async () => undefined): void {
  if (!process.send) return;
  const end = () => {
    const leave = () => process.exit(0);
    setTimeout(leave, 10_000).unref();
    close().then(leave, leave);
  };
  if (process.connected) process.once('disconnect', end);
  else end();
}
