import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a server that can be closed, and made silent, without touching the server. */
export interface Gate {
  port: number;
  /** Refuses connections, and ends those that are open. */
  shut: () => Promise<void>;
  /** Takes connections and passes nothing on, as a frozen machine would. */
  silence: () => void;
  open: () => Promise<void>;
}

/** Opens a gate on loopback before a port. */
export async function openGate(target: number): Promise<Gate> {
  const sockets = new Set<Socket>();
  let silent = false;
  const server = createServer((inner) => {
    const outer = connect(target, '127.0.0.1');
    for (const [socket, other] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      sockets.add(socket);
      socket.on('data', (data) => {
        if (!silent) other.write(data);
      });
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  const listen = async (port: number): Promise<void> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  await listen(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const { port } = address;
  return {
    port,
    silence: () => {
      silent = true;
    },
    open: async () => {
      silent = false;
      // What was lost in silence never comes: a connection of that time is of no use.
      cut();
      if (!server.listening) await listen(port);
    },
    shut: async () => {
      const closed = once(server, 'close');
      server.close();
      cut();
      await closed;
    },
  };
}
