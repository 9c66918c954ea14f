# One command a job. Every target reuses what earlier ones made; `make clean` begins anew.
PYTHON ?= python3
UV := .uv/bin/uv
BIN := .venv/bin
MINGBAI := $(BIN)/mingbai

.DEFAULT_GOAL := help
.PHONY: help run test lint check bench lock train knowledge clean browser office emulator

help: ## list every command
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

run: .venv/installed var/models/trained ## set everything up and serve; ends with the page's address
	$(MINGBAI) serve

test: .venv/installed var/models/trained browser office emulator ## lint, types, layers and every test
	$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest

lint: .venv/installed ## style, types, who imports whom, cards
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(MINGBAI) knowledge lint

bench: .venv/installed var/models/trained ## benchmarks, printed as ratios
	$(BIN)/python -m bench

train: .venv/installed ## train the dialogue model anew
	$(MINGBAI) train dialogue

lock: $(UV) ## resolve the dependencies anew into requirements.lock
	$(UV) pip compile pyproject.toml --extra dev --generate-hashes --no-emit-index-url --no-header \
		--python-version 3.10 --upgrade --quiet --output-file requirements.lock

clean: ## remove everything that was generated, the installed environment included
	rm -rf .venv .uv var node_modules

browser: # for the tests of the page; they say how to get it where it cannot be had
	@command -v chromium >/dev/null || (apt-get update -qq && apt-get install -y -qq chromium fonts-noto-cjk) >/dev/null 2>&1 \
		|| echo "chromium could not be installed; the tests of the page will be skipped"

office: # for the test that renders the yearly report; it says how to get it where it cannot be had
	@command -v soffice >/dev/null && command -v pdftoppm >/dev/null \
		|| (apt-get update -qq && apt-get install -y -qq --no-install-recommends libreoffice-writer poppler-utils) >/dev/null 2>&1 \
		|| echo "LibreOffice could not be installed; the yearly report will not be rendered"

emulator: # the Bot API emulator for the tests of the Telegram channel
	@test -d node_modules/telegram-test-api || ! command -v npm >/dev/null || npm ci --silent --no-fund --no-audit \
		|| echo "the Bot API emulator could not be installed; the tests of the Telegram channel will be skipped"

$(UV):
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --target .uv uv

.venv/installed: requirements.lock pyproject.toml | $(UV)
	test -x $(BIN)/python || $(UV) venv --quiet --python 3.10 .venv
	$(UV) pip sync --quiet --require-hashes requirements.lock
	$(UV) pip install --quiet --no-deps --no-build-isolation --editable .
	@$(BIN)/python -c 'import cv2' 2>/dev/null || (apt-get update -qq && apt-get install -y -qq libgl1 libglib2.0-0) >/dev/null 2>&1 \
		|| echo "libGL could not be installed (libgl1, libglib2.0-0); screenshots cannot be read without it"
	@touch $@

var/models/trained: .venv/installed $(shell find training_data bot/assistant knowledge/encoder knowledge/language knowledge/cards -type f -not -name '*.pyc')
	$(MINGBAI) train dialogue
	@touch $@
