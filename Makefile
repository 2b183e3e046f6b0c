# Every target sets itself up: it needs make, Python 3.11 or newer with venv, and a package index.
.DEFAULT_GOAL := help
.PHONY: help demo page test pictures soak siege bench check format lint types storeys locked collected grades screens lock \
	upgrade clean

VENV := .venv
READY := $(VENV)/.ready
RUN := $(VENV)/bin/python
PACKAGES := bot handlers storage rules locales rehearsal

# Where this is set, every process would read our modules anew from their sources: hundreds of bots in the tests alone.
unexport PYTHONDONTWRITEBYTECODE

# The first interpreter that is new enough and can make an environment; PYTHON=… overrides the search.
FITS := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$each" -c '$(FITS)' >/dev/null 2>&1 && { echo "$$each"; break; }; done)

help:
	@echo "make demo    play a conversation in the terminal, without Telegram; ARGS=--fast plays it at once"
	@echo "make page    play the bot in the browser, without Telegram"
	@echo "make test    run the tests"
	@echo "make siege   one account against all others: how long somebody in danger waits"
	@echo "make bench   measure what carrying a message costs, beside a bare relay"
	@echo "make soak    ten minutes of random load, kills and faults; ARGS=\"--minutes 1 --seed 7\" for others"
	@echo "make pictures  take the README's pictures of the page anew; needs Chromium"
	@echo "make check   format, lint, types, storeys, lock files, that every test can be read"
	@echo "make screens   every screen of both sides in both languages, in one file to read"
	@echo "make lock    resolve the dependencies anew after a change of pyproject.toml"

demo: $(READY)
	@$(VENV)/bin/safespaces rehearse --script first $(ARGS)

page: $(READY)
	@$(VENV)/bin/safespaces rehearse $(ARGS)

test: $(READY)
	$(RUN) -m pytest -n 4 $(ARGS)

siege: $(READY)
	$(RUN) -W ignore -m tests.siege $(ARGS)

bench: $(READY)
	$(RUN) -W ignore -m tests.bench $(ARGS)

pictures: $(READY)
	$(RUN) -W ignore -m tests.pictures

soak: $(READY)
	$(RUN) -m tests.soak $(ARGS)

screens: $(READY)
	@$(RUN) -W ignore -m tests.screens $(ARGS)

check: $(READY)
	@$(MAKE) --no-print-directory -j 2 format types lint storeys locked collected grades

format: $(READY)
	$(RUN) -m ruff format --check .

lint: $(READY)
	$(RUN) -m ruff check .

types: $(READY)
	$(RUN) -m mypy

storeys: $(READY)
	$(VENV)/bin/lint-imports

locked: $(READY)
	$(RUN) .ci/lock.py check

grades: $(READY)
	@$(RUN) -m locales.scores

collected: $(READY)
	@said=$$($(RUN) -m pytest --collect-only -qq 2>&1) || { echo "$$said"; exit 1; }

lock: $(READY)
	$(RUN) .ci/lock.py write $(ARGS)

upgrade: ARGS = --upgrade
upgrade: lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

# Set up once; again when the lock or the project file has changed.
$(READY): requirements-dev.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer, with venv, is needed (Debian: apt install python3-venv)."; exit 1; }
	@$(RUN) -c '$(FITS)' >/dev/null 2>&1 || { rm -rf $(VENV); "$(PYTHON)" -m venv $(VENV); }
	$(RUN) -m pip install -qq --disable-pip-version-check $(PIPFLAGS) --require-hashes -r requirements-dev.lock
	$(RUN) -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
