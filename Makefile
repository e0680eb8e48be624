# Each target sets up what it needs; the first call takes a minute or two.
PY := .venv/bin/python
# The folder of third-party data for measuring; not part of the project.
SHARED ?= ../shared

.PHONY: demo test lint eval bench train gate clean

demo: ## read the example articles end to end
	@scripts/setup
	@.venv/bin/reportedly read examples/wire-harbour-blast.html
	@.venv/bin/reportedly read examples --quiet

test: ## run the tests
	@scripts/setup dev
	@$(PY) -m pytest

lint: ## ruff and mypy --strict
	@scripts/setup dev
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy

gate: ## quality floors on the project's own examples
	@scripts/setup dev
	@$(PY) -m evaluation gate

eval: ## measure on the data in $(SHARED) and write docs/evaluation.md
	@scripts/setup dev
	@$(PY) -m evaluation table --shared $(SHARED) --out docs/evaluation.md

bench: ## compare quality and speed with other tools in one run
	@scripts/setup dev bench
	@$(PY) -m bench.compare --shared $(SHARED) --out docs/comparison.md

train: ## train the network on PolNeAR in $(SHARED); continues where it was interrupted
	@scripts/setup train
	@$(PY) -m training.train --polnear $(SHARED)/data/polnear --out runs/$(or $(RUN),default)

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache
