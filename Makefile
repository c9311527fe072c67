# `make` or `make help` lists the targets. The work is done by CMake presets (CMakePresets.json) and ninja.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup build test demo bench format lint clean sanitize

pyenv := build/pyenv/bin

# On a terminal ninja shows its progress; elsewhere only what compilers have to say.
build_in = echo "build: $(1) (a few minutes the first time)"; cmake --build --preset $(1) --target $(2) $(if $(MAKE_TERMOUT),,-- --quiet)
git_files = git -c safe.directory='*' ls-files --cached --others --exclude-standard --deduplicate
# C++ written by hand: data/embed.py writes the rest and has its own check.
cpp_files = $(git_files) -- '*.hpp' '*.cpp' ':!:*/timelines.hpp' ':!:src/io/language_data.cpp' ':!:src/placement/geo_data.cpp' \
  ':!:src/population/statistics_data.cpp' \
  | while read -r file; do if [[ -f $$file ]]; then echo "$$file"; fi; done
python_files = $(git_files) -- '*.py' | while read -r file; do if [[ -f $$file ]]; then echo "$$file"; fi; done

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | while IFS=$$'\t' read -r target text; do \
	  printf '  make %-9s %s\n' "$$target" "$$text"; done

setup: ## install what the build needs (packages and Python tools)
	@.ci/setup

# The build trees. Once made, ninja itself notices changed CMake files; changed presets need this rule.
build/%/build.ninja: CMakePresets.json | setup
	@mkdir -p build/$*
	@echo "configure: $*"
	@cmake --preset $* -DCMAKE_CXX_COMPILER_LAUNCHER="$$(command -v ccache || true)" > build/$*/configure.log 2>&1 \
	  || { cat build/$*/configure.log; exit 1; }
	@touch $@

build: setup build/default/build.ninja ## build everything: build/bin/quotalaw, and Python in build/venv
	@$(call build_in,default,all)
	@.ci/venv

test: setup build/default/build.ninja ## build and run all tests; compile each header alone
	@$(call build_in,default,all headers_alone)
	@.ci/venv
	@ctest --preset default

sanitize: setup build/sanitize/build.ninja build/tsan/build.ninja ## the tests under the sanitizers; threads only where there are threads
	@$(call build_in,sanitize,all)
	@ctest --preset sanitize
	@$(call build_in,tsan,test_population)
	@ctest --preset tsan

demo: setup build/default/build.ninja ## a short tour of the program
	@$(call build_in,default,quotalaw_cli)
	@.ci/demo

bench: setup build/default/build.ninja ## run the benchmarks; figures in build/bench/summary.json
	@$(call build_in,default,bench_all quotalaw_cli)
	@.ci/venv
	@.ci/bench

format: setup ## lay out C++ and Python sources
	@$(cpp_files) | xargs --no-run-if-empty -d '\n' $(pyenv)/clang-format -i
	@$(python_files) | xargs --no-run-if-empty -d '\n' $(pyenv)/ruff format --quiet

lint: setup ## check generated files, layout and Python
	@echo "lint: generated files"
	@$(pyenv)/python data/embed.py --check
	@echo "lint: layout of C++"
	@$(cpp_files) | xargs --no-run-if-empty -d '\n' $(pyenv)/clang-format --dry-run -Werror --ferror-limit=1 \
	  || { echo "lint: 'make format' lays them out"; exit 1; }
	@echo "lint: Python"
	@$(python_files) | xargs --no-run-if-empty -d '\n' $(pyenv)/ruff check --quiet

clean: ## remove all that was built; the Python tools stay
	@find build -mindepth 1 -maxdepth 1 ! -name pyenv -exec rm -rf {} + 2>/dev/null || true
