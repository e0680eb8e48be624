# Each target sets up what it needs; the first call takes a minute or two.
PY := .venv/bin/python
# The folder of third-party data for measuring; not part of the project.
SHARED ?= ../shared

.PHONY: demo test lint gate eval bench bench-ledger bench-trace bench-batch train images clean

# The article that the demo shows whole; another: make demo ARTICLE=examples/wire-blackout.html
ARTICLE := examples/council-tip.txt

demo: ## read the example articles end to end
	@scripts/setup
	@printf '\n$$ reportedly read examples/*.html examples/*.txt\n\n'
	@.venv/bin/reportedly read examples/*.html examples/*.txt
	@printf '\n$$ reportedly read $(ARTICLE)\n\n'
	@.venv/bin/reportedly read $(ARTICLE)
	@.venv/bin/reportedly read $(ARTICLE) --format html --out demo.html
	@printf '\nThe same as a page: %s/demo.html\n' "$$PWD"
	@printf '\n$$ reportedly add examples/ --ledger demo.db && reportedly sources --ledger demo.db --limit 5\n\n'
	@.venv/bin/reportedly add examples/ --ledger demo.db
	@.venv/bin/reportedly sources --ledger demo.db --limit 5
	@printf '\n$$ reportedly trace "Forty crates of rifles left the Orla depot in March" --ledger demo.db\n\n'
	@.venv/bin/reportedly trace "Forty crates of rifles left the Orla depot in March" --ledger demo.db
	@printf 'Your own article:   .venv/bin/reportedly read FILE-OR-URL\n'
	@printf 'In the browser:     .venv/bin/reportedly serve --ledger demo.db\n'

test: ## run the tests
	@scripts/setup dev
	@scripts/browser
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
	@$(PY) -m evaluation readme

bench: ## compare quality and speed with other tools in one run
	@scripts/setup dev bench
	@$(PY) -m bench.compare --shared $(SHARED) --out docs/comparison.md
	@$(PY) -m evaluation readme

train: ## the whole recipe of the weights, from the data in $(SHARED); continues where it was interrupted
	@scripts/setup train
	@$(PY) -m training --polnear $(SHARED)/data/polnear --articles $(SHARED)/data/newsroom/articles.jsonl.gz \
		--out runs/$(or $(RUN),default)

bench-ledger: ## a news corpus into a ledger, and a million attributions, on both databases or only at LEDGER
	@scripts/setup dev
	@$(PY) -m bench.ledger_news $(if $(LEDGER),--ledger $(LEDGER)-news,--ledger runs/news.db --ledger postgresql) \
		--shared $(SHARED) --out docs/ledger-news.md
	@$(PY) -m bench.ledger $(if $(LEDGER),--ledger $(LEDGER),--ledger runs/bench.db --ledger postgresql) \
		--shared $(SHARED) --out docs/ledger-bench.md

bench-trace: ## relating one new article to a ledger of up to a million statements, at TRACE_LEDGER, which must be new
	@scripts/setup dev
	@$(PY) -m bench.tracing --ledger $(or $(TRACE_LEDGER),runs/bench-trace.db) --out docs/img/trace-growth.svg

bench-batch: ## what reportedly batch adds to reading, and 20,000 records killed five times
	@scripts/setup dev
	@$(PY) -m bench.archive_bench --records 1000 --killed 20000 --out docs/scale.md

images: ## draw the README's pictures again; needs chromium
	@scripts/setup dev
	@$(PY) docs/img/draw.py $(ARTICLE)

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache
