# followup in a container: not root, one volume, no browser. Mount a folder with config.toml on /data.
FROM python:3.12-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE CHANGELOG.md config.example.toml ./
COPY agent ./agent
COPY templates ./templates
COPY migrations ./migrations
RUN python -m venv /opt/followup && /opt/followup/bin/pip install --no-cache-dir .

FROM python:3.12-slim
RUN useradd --create-home --uid 10001 followup && install -d -o followup -g followup -m 0700 /data
COPY --from=build /opt/followup /opt/followup
ENV PATH=/opt/followup/bin:$PATH FOLLOWUP_CONFIG=/data/config.toml FOLLOWUP_STATE_DIR=/data/state \
    PYTHONUNBUFFERED=1
USER followup
WORKDIR /data
VOLUME /data
HEALTHCHECK --interval=5m --start-period=2m --timeout=20s CMD ["followup", "health"]
ENTRYPOINT ["followup"]
CMD ["run"]
