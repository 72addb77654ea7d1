# The front door. Everything behind it is CMake presets (CMakePresets.json) and the scripts in scripts/.
export CMAKE_BUILD_PARALLEL_LEVEL ?= $(shell nproc)

.PHONY: help build test test-long demo bench format check-format asan tsan tidy fuzz clean

help:            ## this list
	@grep -E '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 16

build:           ## install what is missing, build build/entente
	@scripts/bootstrap
	@cmake --preset release >/dev/null
	@cmake --build --preset release --target entente

test: build      ## build the tests too, then run every one
	@scripts/bootstrap --tests
	@cmake --build --preset release
	@ctest --preset release

test-long: build ## hours: every example of the docs, 500 kills, 500 faults, 10,000 damages, 10 minutes of stress, 2,000 documents in shards
	@scripts/bootstrap --tests
	@scripts/interop-setup
	@cmake --build --preset release
	@ctest --test-dir build -C Long -L long --output-on-failure

demo: build      ## read the sample articles, ask a question, write a GraphML file
	@scripts/demo

bench: build     ## the benchmarks of bench/, as ratios against a reference in the same run
	@scripts/bench

format:          ## rewrite the sources in the house style
	@scripts/bootstrap --tests
	@git ls-files '*.cpp' '*.hpp' | xargs clang-format -i

check-format:    ## fail where a source is not in the house style
	@scripts/bootstrap --tests
	@git ls-files '*.cpp' '*.hpp' | xargs clang-format --dry-run -Werror

asan tsan:       ## the tests under address and undefined sanitizer; those that use threads under thread sanitizer
	@scripts/bootstrap --tests
	@cmake --preset $@ >/dev/null && cmake --build --preset $@ && ctest --preset $@

tidy:            ## clang-tidy with the naming check, over everything
	@scripts/bootstrap --tests
	@scripts/tidy

fuzz:            ## each fuzz target for FUZZ_SECONDS (60)
	@scripts/bootstrap --tests
	@scripts/fuzz

clean:           ## remove every build
	rm -rf build build-*
