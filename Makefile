# The two commands: `make demo` for a newcomer, `make test` for a developer. README.md says more.
.PHONY: demo demo-reset dev test lint style contracts types audit sqlite postgres browser
.PHONY: catalogues format translations pictures locks bench bench-postgres
# Whatever MAKEFLAGS says: what fills .venv comes before what needs it, and the tests fill two cores.
.NOTPARALLEL:
# Told not to keep what it has compiled, Python compiles Django and all of ours at each start again:
# a second of each process, and a run starts hundreds.
unexport PYTHONDONTWRITEBYTECODE

PYTHON = .venv/bin/python
# Of the booklet, and of what the browser shows.
FONTS = fonts-morisawa-bizud-gothic fonts-noto-cjk
TEMPLATES = templates awards nominations
DJADE = find $(TEMPLATES) -name '*.html' -exec .venv/bin/djade --target-version 5.2
COMPILE = .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

# PORT=8001 make demo
demo: .venv/run catalogues
	@.ci/debian $(FONTS) || echo "== 冊子のPDFには書体が必要です / the booklet needs these fonts: $(FONTS)"
	@$(PYTHON) -m config.demonstrate

demo-reset: .venv/run catalogues
	@$(PYTHON) -m config.demonstrate reset
	@$(PYTHON) -m config.demonstrate

# What stands in .venv: dev is run and the tools besides, so that a demonstration keeps them.
dev: .venv/dev catalogues

# An upgrade of Debian's Python leaves a .venv that does not find its packages any more.
$(shell $(PYTHON) -c 'import uv' 2>/dev/null || rm -f .venv/run .venv/dev)

.venv/run: config/locks/run.txt config/locks/uv.txt
	@.ci/install run
	@rm -f .venv/dev
	@touch .venv/run

.venv/dev: config/locks/dev.txt config/locks/uv.txt
	@.ci/install dev
	@touch .venv/run .venv/dev

# Translations are compiled where they are used; the repository holds only their source.
catalogues: $(patsubst %.po,%.mo,$(wildcard config/locale/*/LC_MESSAGES/django.po))

%.mo: %.po
	@.venv/bin/pybabel --quiet compile --input-file $< --output-file $@

# PARTS="lint sqlite" make test, or PARTS=browser ARGS="-k story" make test; a part by itself is
# a target too: make types.
ALL = style contracts types sqlite postgres browser
PARTS ?= $(ALL)

test: dev
	@: $(if $(filter-out lint audit $(ALL),$(PARTS)),$(error PARTS: choose from lint audit $(ALL)))
	+@.ci/parts $(PARTS)

lint: style contracts types audit

# No variable that the settings read reaches a check from the caller's shell.
CLEAN = $(PYTHON) -m tests.environment
# A test that waits for ever ends its worker, with the place where each thread stood.
PATIENCE = -o faulthandler_timeout=600 -o faulthandler_exit_on_timeout=true
PYTEST = .venv/bin/pytest -n 2 --dist worksteal $(PATIENCE) -rsfE --tb=short --durations=8 --continue-on-collection-errors
# Without its plugin, Playwright does not put a browser's name into each test of a page.
DESK = $(PYTEST) -p no:playwright -m 'not browser' $(ARGS)
# What is in this cluster is worthless after the run, so it need not survive a power cut; its log
# would be the refusals that the tests provoke. Statistics of rows that a test rolls back would be
# wrong for the next. Its owner is postgres, whoever runs it; pytest names its folder after the one
# who does.
POSTGRES = USER=postgres pg_virtualenv -t -c --locale=C.UTF-8 -o synchronous_commit=off \
    -o full_page_writes=off -o autovacuum=off -o log_min_messages=panic env --unset=USER
# A cluster whose commits are on the disk, as in an office: what is saved is measured with that.
CLUSTER = env USER=postgres pg_virtualenv -t -c --locale=C.UTF-8 env --unset=USER

style: dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	@$(DJADE) --check {} +
	$(CLEAN) $(PYTHON) manage.py makemigrations --check --dry-run

contracts: dev
	$(CLEAN) .venv/bin/lint-imports --no-cache

types: dev
	$(CLEAN) .venv/bin/mypy

audit: dev
	@.ci/audit

sqlite: dev
	@.ci/debian gettext nginx openssl $(FONTS)
	$(CLEAN) EXPECTED_VENDOR=sqlite $(DESK)

postgres: dev
	@.ci/debian postgresql gettext nginx openssl $(FONTS)
	$(CLEAN) EXPECTED_VENDOR=postgresql DATABASE_URL=postgres:///postgres $(POSTGRES) $(DESK)

# Some mirrors carry only the whole browser; Playwright's own program needs libatomic1.
browser: dev
	@.ci/debian libatomic1 $(FONTS)
	@.ci/debian chromium-headless-shell || .ci/debian chromium
	$(CLEAN) EXPECTED_VENDOR=sqlite $(PYTEST) -m browser $(ARGS)

format: dev
	@.venv/bin/ruff check --fix-only --quiet .
	@.venv/bin/ruff format .
	@$(DJADE) {} +

# The Japanese in the code is the source; this collects it into the English catalogue (GNU gettext).
translations: dev
	@DJANGO_SETTINGS_MODULE=tests.settings $(PYTHON) manage.py makemessages --locale en \
	    --no-obsolete --add-location file --ignore '.venv/*' --ignore 'var/*' --ignore 'tests/*'
	@$(MAKE) --no-print-directory catalogues

# The pictures of docs/guide-winners-desk.ja.md, taken by the stories of the winners' desk.
pictures: dev
	@GUIDE_PICTURES=docs/pictures .venv/bin/pytest -m browser tests/browser/test_winners_desk.py \
	    tests/browser/test_beside.py tests/browser/test_confirming.py

# After a change of the dependencies in pyproject.toml.
locks: dev
	@$(COMPILE) pyproject.toml --output-file config/locks/run.txt
	@$(COMPILE) pyproject.toml --group dev --output-file config/locks/dev.txt
	@$(COMPILE) --group install --output-file config/locks/uv.txt

bench: dev
	@.ci/debian postgresql
	@BENCH_CLUSTER='$(CLUSTER)' $(PYTHON) -m tests.bench $(ROWS)

bench-postgres: dev
	@.ci/debian postgresql
	@$(POSTGRES) $(PYTHON) -m tests.bench --database postgres:///postgres $(ROWS)
