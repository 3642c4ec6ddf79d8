# The two commands: `make demo` for a newcomer, `make test` for a developer. README.md says more.
.PHONY: demo demo-reset test lint format translations locks bench

PYTHON = .venv/bin/python
COMPILE = .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

# PORT=8001 make demo
demo:
	@python3 -m config.install run
	@$(PYTHON) -m config.demonstrate

demo-reset:
	@python3 -m config.install run
	@$(PYTHON) -m config.demonstrate reset
	@$(PYTHON) -m config.demonstrate

# make test PARTS="lint sqlite" ARGS="-k story"
test:
	@python3 -m config.install dev
	@PARTS="$(PARTS)" ARGS='$(ARGS)' $(PYTHON) -m tests.run

lint:
	@python3 -m config.install dev
	@PARTS="lint types contracts" $(PYTHON) -m tests.run

format:
	@python3 -m config.install dev
	@.venv/bin/ruff check --fix-only --quiet .
	@.venv/bin/ruff format .
	@find templates awards nominations -name '*.html' -exec .venv/bin/djade --target-version 5.2 {} +

# The Japanese in the code is the source; this collects it into the English catalogue (GNU gettext).
translations:
	@python3 -m config.install dev
	@DJANGO_SETTINGS_MODULE=tests.settings $(PYTHON) manage.py makemessages --locale en \
	    --no-obsolete --add-location file --ignore '.venv/*' --ignore 'var/*' --ignore 'tests/*'
	@python3 -m config.install dev

# After a change of the dependencies in pyproject.toml.
locks:
	@python3 -m config.install dev
	@$(COMPILE) pyproject.toml --output-file config/locks/run.txt
	@$(COMPILE) pyproject.toml --group dev --output-file config/locks/dev.txt
	@$(COMPILE) --group install --output-file config/locks/uv.txt

bench:
	@python3 -m config.install dev
	@$(PYTHON) -m tests.bench
