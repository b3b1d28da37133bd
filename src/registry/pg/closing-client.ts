import pg from "pg";

/**
 * A client that hangs up when it cannot log in. The driver leaves the connection open when it is the one that gives up,
 * because the server wants a password and there is none: the server then waits for a minute, and whatever has to reach all
 * of its connections meanwhile, such as CREATE DATABASE, waits with it.
 */
export class ClosingClient extends pg.Client {
  override connect(): Promise<pg.Client>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.Client> | undefined {
    if (callback === undefined) return super.connect().catch((error: unknown) => this.#hangUp(error));
    super.connect((error: Error | null) => {
      if (error !== null) this.connection.stream.destroy();
      (callback as (error: Error | null, client?: pg.Client) => void)(error, this); // both forms, as the driver calls it
    });
    return undefined;
  }

  #hangUp(error: unknown): never {
    this.connection.stream.destroy();
    throw error;
  }
}

type Connected = ((error: Error) => void) | ((error: null, client: pg.Client) => void);
