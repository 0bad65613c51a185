FROM python:3.13-slim AS libraries
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_NO_INPUT=1
RUN python -m venv /opt/libraries
COPY requirements.lock .
RUN /opt/libraries/bin/python -m pip install --require-hashes --only-binary=:all: -r requirements.lock

FROM python:3.13-slim
ENV PATH=/opt/libraries/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    INDGANG_DATABASE_URL=sqlite:////data/indgang.db
RUN useradd --system --uid 10001 --no-create-home --home-dir /nonexistent indgang \
    && install -d -o indgang -g indgang -m 0700 /data
WORKDIR /srv/indgang
COPY --from=libraries /opt/libraries /opt/libraries
COPY pyproject.toml LICENSE ./
COPY migrations migrations
COPY openapi openapi
COPY app app
RUN python -m compileall -q app
USER indgang
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
CMD ["python", "-m", "app.cli", "serve", "--host", "0.0.0.0", "--port", "8000"]
