# One image for servers, workers and `relais`; the command says which.
FROM node:24-bookworm-slim AS build
WORKDIR /relais
COPY package.json package-lock.json .npmrc launch.mjs ./
COPY launch launch
RUN node launch.mjs packages
COPY . .
RUN node launch.mjs build

FROM node:24-bookworm-slim AS packages
WORKDIR /relais
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 RELAIS_DATA=/data
WORKDIR /relais
RUN mkdir /data && chown node:node /data
COPY --from=packages /relais/node_modules node_modules
COPY --from=build /relais/dist dist
COPY package.json ./
COPY demo demo
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "--max-semi-space-size=8", "dist/apps/api/src/main.js"]
