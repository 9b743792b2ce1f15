# Each target is one line of run.py, which Windows uses directly (start.bat). It sets up .venv first, once.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8501

.PHONY: run test lint bench sample refresh
run:      ## the dashboard; builds a snapshot first where none is current
	@$(PYTHON) run.py run --host $(HOST) --port $(PORT)
test:     ## every test, the browser's too; ARGS='-k shape' chooses
	@$(PYTHON) run.py test $(ARGS)
lint:     ## ruff and mypy
	@$(PYTHON) run.py lint
bench:    ## how fast it is, as ratios; ONLY=reading|refresh|screen, BIG=1 ten million rows, KEEP=1 adds to docs/benchmarks.md
	@ONLY=$(ONLY) BIG=$(BIG) KEEP=$(KEEP) $(PYTHON) run.py bench
sample:   ## writes data/sample again, same bytes
	@$(PYTHON) run.py sample --out data/sample
refresh:  ## reads the exports and builds a new snapshot
	@$(PYTHON) run.py refresh
