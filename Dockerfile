# The service, its indexer and its commands: one image (compose.yaml has each).
FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force
COPY tsconfig.json ./
COPY drizzle ./drizzle
COPY models ./models
COPY seeds ./seeds
COPY indexer ./indexer
COPY src ./src
RUN node src/run.mjs
# The embedded database, or the embedded index beside PostgreSQL; empty with both servers.
RUN install -d -o node -g node /data
USER node
VOLUME /data
EXPOSE 3000
# Alive, not ready: a service that waits for its servers must not be restarted for it.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "build/src/node.mjs"]
