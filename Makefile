# The front door. `make` alone says what there is.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

SWIFT ?= swift
PYTHON := .venv/bin/python
BIN := .build/debug
# Runs what follows beside a PostgreSQL of its own.
WITH_POSTGRES := Support/postgres/cluster
RELEASE_BIN := .build/release
SWIFT_SOURCES := Sources Support Tests Package.swift
# Debian keeps its node modules here; other builds of node do not look there by themselves.
export NODE_PATH := /usr/share/nodejs

# What `make run` needs beside Swift, and what the tests and the linters need on top of it.
RUN_PACKAGES := coinor-libcbc-dev git libpq-dev libsqlite3-dev pkg-config zlib1g-dev
TEST_PACKAGES := $(RUN_PACKAGES) chromium faketime fonts-liberation haproxy nodejs node-acorn node-css-tree openssl \
	postgresql python3 python3-venv strace
# What `make bench-peers` compares with.
PEER_PACKAGES := nginx-light libnginx-mod-nchan redis-server prosody lua-dbi-sqlite3

.PHONY: help
help: ## Say what there is
	@awk 'BEGIN {FS = ":.*## "} /^[a-z0-9-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: run
run: swift-present run-packages ## Build and start a demonstration; ARGS="--visitor-port 9000" passes options on
	@echo "Building; the first time takes about five minutes."
	$(SWIFT) build --product lichtpunt
	$(SWIFT) build --product lichtpunt-operator
	$(SWIFT) build --product lichtpunt-solver
	$(BIN)/lichtpunt serve --demo $(ARGS)

.PHONY: setup
setup: swift-present .venv/ready ## Install everything that the tests need

.PHONY: test
test: setup build-tests unit browser lint journeys ## Everything CI runs: build, unit tests, linters, journeys

.PHONY: build-tests
build-tests: swift-present run-packages
	$(SWIFT) build --build-tests --explicit-target-dependency-import-check error

.PHONY: unit
unit: build-tests test-packages ## Swift tests; FILTER=SealingTests picks some
	$(WITH_POSTGRES) $(SWIFT) test --skip-build --no-parallel $(if $(FILTER),--filter $(FILTER))

.PHONY: browser
browser: test-packages ## Tests of the browser's modules, in node
	node --test --test-reporter=spec $$(find Tests/Browser -name '*.test.mjs' -o -name '*.test.js' | sort)

.PHONY: lint
lint: swift-present test-packages ## Format, language floor, directions, texts, documents
	$(SWIFT) format lint --recursive --strict --parallel $(SWIFT_SOURCES)
	node --test --test-reporter=spec $$(find Tests/Lint -name '*.test.mjs' | sort)

.PHONY: format
format: swift-present ## Rewrite the Swift sources in the house's form
	$(SWIFT) format --recursive --in-place --parallel $(SWIFT_SOURCES)

.PHONY: e2e
e2e: setup build-tests journeys ## Journeys in real browsers; ONLY="quick_exit" picks some, JOURNEYS_AT_ONCE=4 more at a time

# Journeys mostly wait, so that two fit on a core and a half.
JOURNEYS_AT_ONCE ?= 2

.PHONY: journeys
journeys: .venv/ready
	$(WITH_POSTGRES) $(PYTHON) -m pytest Tests/Journeys -n $(JOURNEYS_AT_ONCE) --dist worksteal $(if $(ONLY),-k "$(ONLY)")

.PHONY: bench
bench: swift-present run-packages ## Sealed messages a second, latency and memory; ARGS="--only idle" picks parts
	$(SWIFT) build -c release --product lichtpunt
	$(SWIFT) build -c release --product lichtpunt-operator
	$(SWIFT) build -c release --product lichtpunt-solver
	$(SWIFT) build -c release --product lichtpunt-load
	python3 Tests/Benchmarks/bench.py $(RELEASE_BIN) $(ARGS)
	$(if $(ARGS),,$(MAKE) bench-disclosure)

.PHONY: bench-disclosure
bench-disclosure: swift-present run-packages ## How long disclosure control takes, on tables that grow
	LICHTPUNT_BENCH=1 $(SWIFT) build -c release --scratch-path .build-bench --product lichtpunt-disclosure-bench
	.build-bench/release/lichtpunt-disclosure-bench

.PHONY: bench-peers
bench-peers: swift-present run-packages ## The same beside nchan on Redis and Prosody, installed from Debian
	@deploy/install-packages $(PEER_PACKAGES)
	$(SWIFT) build -c release --product lichtpunt
	$(SWIFT) build -c release --product lichtpunt-operator
	$(SWIFT) build -c release --product lichtpunt-solver
	$(SWIFT) build -c release --product lichtpunt-load
	python3 Tests/Benchmarks/peers.py $(RELEASE_BIN) $(ARGS)

.PHONY: soak
soak: setup build-tests ## Long conversations, two hundred at once; fifty kills in mid-traffic on each database
	$(WITH_POSTGRES) $(PYTHON) -m pytest Tests/Journeys --override-ini addopts= -m soak

FUZZ_SECONDS ?= 60
# The fuzzer brings a main function of its own; the older default linker stumbles over its debugging information.
FUZZ_FLAGS := -Xswiftc -sanitize=fuzzer -Xswiftc -Xclang-linker -Xswiftc -fuse-ld=lld -Xlinker -z -Xlinker muldefs

.PHONY: fuzz
fuzz: swift-present run-packages ## Invented bytes for every parser, FUZZ_SECONDS=60 each; ONLY="csv epoch" picks some
	LICHTPUNT_FUZZ=1 $(SWIFT) build --scratch-path .build-fuzz --product lichtpunt-fuzz $(FUZZ_FLAGS)
	python3 Tests/Fuzz/run.py .build-fuzz/debug/lichtpunt-fuzz $(FUZZ_SECONDS) $(ONLY)

# Whatever several threads touch at once: the hub, presence, pools, group commits, relays, connections and streams.
TSAN_SUITES := ConversationHub|Presence|AttemptLimiter|GroupCommit|Nodes|Relay|Turn|ConnectionTests|Contract|ErasureList|EventStream|PlainServer|VisitorStream|Puzzle|ConnectionDeadline

.PHONY: tsan
tsan: setup ## The concurrent suites under the thread sanitizer, in a build of their own; SUITES="Relay|Nodes" picks some
	$(SWIFT) build --scratch-path .build-tsan --build-tests --sanitize=thread
	TSAN_OPTIONS="halt_on_error=0 exitcode=66" $(WITH_POSTGRES) $(SWIFT) test \
		--scratch-path .build-tsan --skip-build --sanitize=thread --no-parallel --filter '$(if $(SUITES),$(SUITES),$(TSAN_SUITES))'

.PHONY: screenshots
screenshots: setup ## Make the pictures of README and of docs/operate again
	$(SWIFT) build --product lichtpunt
	$(SWIFT) build --product lichtpunt-operator
	$(PYTHON) docs/images/make_screenshots.py
	$(PYTHON) docs/images/make_lessons.py

.PHONY: docs
docs: ## Check that links, journey and decisions in the documents are true
	node --test --test-reporter=spec Tests/Lint/documents.test.mjs

.PHONY: clean
clean: ## Remove what was built and installed here
	rm -rf .build .venv .pytest_cache output

.PHONY: swift-present
swift-present:
	@command -v $(SWIFT) >/dev/null || { echo "Swift 6.3 is missing: https://www.swift.org/install/linux/" >&2; exit 1; }

.PHONY: run-packages
run-packages:
	@deploy/install-packages $(RUN_PACKAGES)

.PHONY: test-packages
test-packages:
	@deploy/install-packages $(TEST_PACKAGES)

.venv/ready: requirements.txt | test-packages
	@echo "Installing the journeys' Python packages into .venv"
	python3 -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check --requirement requirements.txt
	@touch $@
