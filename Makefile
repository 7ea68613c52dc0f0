# What is done with argmap, from a fresh clone on: needs only make and Python 3.11 or later (another one than
# `python3`: make PYTHON=python3.13 …), no Graphviz, and of the network only the package index.

VENV  ?= .venv
JOBS  ?= auto
PYTEST_FLAGS ?=
BENCH_FLAGS  ?=

export PYTHON
PY  := $(VENV)/bin/python
PIP := $(PY) -m pip --quiet --disable-pip-version-check --no-input
# Empty files that remember what stands in the venv: the program, the program with its tools.
RUN := $(VENV)/.argmap-installed
DEV := $(VENV)/.argmap-dev-installed
DEBATE := maps/necessity-or-alliance.argmap
QUESTIONS := durability causes dependence drones missiles splitting policy

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

demo: $(RUN) ## install, check the maps, draw the debate into build/
	$(PY) -m argmap check maps/
	@mkdir -p build
	$(PY) -m argmap render $(DEBATE) --author lamear --author berman -o build/debate.svg -o build/debate.png
	$(PY) -m argmap render $(DEBATE) -o build/debate.html
	@printf '\nOn one sheet of paper each:\n'
	$(PY) -m argmap render $(DEBATE) --layout overview -o build/overview.svg -o build/overview.png
	$(PY) -m argmap render $(DEBATE) --layout face-off --author lamear --author berman --focus durability --fit letter \
		-o build/face-off.svg -o build/face-off.pdf
	@for question in $(QUESTIONS); do \
		$(PY) -m argmap render $(DEBATE) --focus $$question --fit letter \
			-o build/question-$$question.svg -o build/question-$$question.pdf || exit 1; \
	done
	@printf '\nThe debate, drawn: open %s\n' "$(CURDIR)/build/debate.html"

test: $(DEV) ## all tests but the benchmarks; PYTEST_FLAGS="-k fmt -x"
	@mkdir -p build
	$(PY) -m pytest -n $(JOBS) --benchmark-disable --junitxml=build/tests.xml $(PYTEST_FLAGS)

bench: $(DEV) ## the benchmarks, one at a time; BENCH_FLAGS="-k parse"
	$(PY) -m pytest tests/bench -p no:xdist $(BENCH_FLAGS)

lint: rules form types layers ## ruff, mypy, the layers; all four with make -k

rules: $(DEV)
	$(PY) -m ruff check .

form: $(DEV)
	$(PY) -m ruff format --check .

types: $(DEV)
	$(PY) -m mypy

layers: $(DEV)
	$(VENV)/bin/lint-imports --no-cache

format: $(DEV) ## put the Python code in its form and mend what ruff can
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

docs: $(DEV) ## the documentation, into build/docs; a warning is an error
	$(PY) -m sphinx -W --keep-going -E -q -d build/doctrees -b html docs build/docs
	@echo "$(CURDIR)/build/docs/index.html"

generated: $(DEV) ## write the documentation pages that are made from the code
	$(PY) tools/generate_docs.py

goldens: $(DEV) ## accept what the tests produce now; look at `git diff tests/golden` afterwards
	$(PY) -m pytest -n $(JOBS) --benchmark-disable --update-golden $(PYTEST_FLAGS)

coverage: $(DEV) ## the tests, with the lines no test ran, as pages in build/coverage
	$(PY) -m pytest -n $(JOBS) --benchmark-disable --cov --cov-report=term --cov-report=html $(PYTEST_FLAGS)

mutants: $(DEV) ## mutation run on syntax, build and rules: hours; `.venv/bin/mutmut browse` shows the survivors
	PATH="$(CURDIR)/$(VENV)/bin:$$PATH" $(VENV)/bin/mutmut run

dist: $(DEV) ## wheel and sdist, into dist/, with a look at what is in them
	@rm -rf dist && mkdir -p build
	$(PY) -m build --outdir dist . >build/dist.log 2>&1 || { cat build/dist.log; exit 1; }
	$(PY) tools/check_dist.py dist

clean: ## remove everything the other targets wrote, but not the venv
	rm -rf build dist mutants .benchmarks .hypothesis .mypy_cache .pytest_cache .ruff_cache .coverage .coverage.*
	find argmap docs tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## and the venv
	@if test -f "$(VENV)/pyvenv.cfg"; then rm -rf "$(VENV)"; fi

$(PY):
	@echo "Making $(VENV): about a minute, the first time only."
	@tools/new_venv.sh $(VENV)

$(RUN): pyproject.toml | $(PY)
	$(PIP) install -e .
	$(PY) -m compileall -q argmap
	@touch $@

$(DEV): pyproject.toml | $(PY)
	$(PIP) install -e '.[dev]'
	$(PY) -m compileall -q argmap
	@touch $@ $(RUN)

.PHONY: help demo test bench lint rules form types layers format docs generated goldens coverage mutants dist clean distclean
