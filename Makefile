# `make help` lists what there is. GNU make 3.81 or newer.

PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
# Where systemd looks: beside the binary in the two usual places, in /etc for any other prefix.
LIBDIR ?= $(if $(filter /usr /usr/local,$(PREFIX)),$(PREFIX)/lib,/etc)
DOCDIR ?= $(PREFIX)/share/doc/dropcut
# A dropcut.yaml of one's own wins over the example, which holds the defaults.
CONFIG ?= $(firstword $(wildcard dropcut.yaml) config.example.yaml)

TARGET := $(or $(CARGO_TARGET_DIR),target)
PROGRAM := $(TARGET)/release/dropcut
SOURCES := Cargo.toml Cargo.lock build.rs config.example.yaml $(shell find src -type f)

# rustup puts cargo where a shell that was open before does not look.
export PATH := $(PATH):$(HOME)/.cargo/bin

.PHONY: help demo run build test soak lint fuzz bench install uninstall deb

help:
	@echo 'make demo       edit a real clip: build, drop it with a prompt, wait, show the result'
	@echo 'make run        the daemon on ./inbox'
	@echo 'make build      the program, as $(PROGRAM)'
	@echo 'make test       every test, then lint'
	@echo 'make soak       crashes and kills by the thousand, for hours: SOAK=5000 make soak'
	@echo 'make lint       formatting, clippy, and the links of the documentation'
	@echo 'make fuzz       feeds each reader of what comes from outside with garbage, FUZZ_SECONDS=60 each'
	@echo 'make bench      dropcut beside other tools, written to docs/performance.md; takes most of an hour'
	@echo 'make install    as root: binary, systemd unit, user, folders (PREFIX, DESTDIR)'
	@echo 'make deb        a Debian package of the same'
	@echo 'make uninstall  as root: remove them, but neither configuration nor data'

demo: $(PROGRAM)
	@scripts/install-tools ffmpeg
	@scripts/demo $(PROGRAM)

run: $(PROGRAM)
	@scripts/install-tools ffmpeg
	@exec $(PROGRAM) run --config $(CONFIG)

build: $(PROGRAM)

# A file, not a command, so that `sudo make install` after `make build` needs no cargo of root's.
$(PROGRAM): $(SOURCES)
	@scripts/install-tools cargo cc certificates ffmpeg
	@echo 'Building dropcut; the first time takes some minutes.'
	cargo build --release --locked --target-dir $(TARGET)
	@touch $@

# Most tests wait for programs that they started, so that more of them fit beside each other than there are cores.
test:
	@scripts/install-tools cargo cc certificates ffmpeg
	RUST_TEST_THREADS=$${RUST_TEST_THREADS:-$$((3 * $$(getconf _NPROCESSORS_ONLN)))} \
		cargo test --locked --features crash-points
	@$(MAKE) --no-print-directory lint

# Every pair of crashes, and as many kills as SOAK says; it tells how far it is and how to repeat a failure.
soak:
	@scripts/install-tools cargo cc certificates ffmpeg
	SOAK=$(or $(SOAK),5000) cargo test --locked --features crash-points --test crashes --test cloud --test embedded -- \
		--nocapture --test-threads 1 ended_anywhere at_any_moment

lint:
	@scripts/install-tools cargo cc certificates rustfmt clippy
	cargo fmt --check
	cargo clippy --locked --all-targets --features crash-points -- -D warnings
	cargo clippy --locked -- -D warnings
	RUSTDOCFLAGS='-D rustdoc::broken_intra_doc_links' cargo doc --locked --no-deps

# The compiler counts the branches that are taken, for dropcut and all that it is built from, so in a target of its own;
# with --target, what runs while building is left out of it.
FUZZ_FLAGS := -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=3 \
	-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cdebug-assertions -Coverflow-checks

fuzz:
	@scripts/install-tools cargo cc certificates
	RUSTFLAGS='$(FUZZ_FLAGS)' cargo run --locked --release --target-dir $(TARGET)/fuzz \
		--target "$$(rustc -vV | sed -n 's/^host: //p')" --example fuzz -- $(FUZZ_TARGET)

# BENCH_CLIPS=120 and BENCH_ROUNDS=1 make it short, and then nothing is written; BENCH_BROWSER=1 plays the results too.
bench:
	@scripts/install-tools cargo cc certificates ffmpeg $(if $(BENCH_BROWSER),chromium)
	@scripts/install-rivals $(TARGET)/bench/tools
	cargo bench --locked --bench edit

# With DESTDIR the files alone are laid out, for a package: its installation makes the user and the folders
# from sysusers.d and tmpfiles.d.
install: $(PROGRAM)
	@[ -n "$(DESTDIR)" ] || [ "$$(id -u)" -eq 0 ] || { echo 'make install takes root: sudo make install' >&2; exit 1; }
	install -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(DOCDIR)/docs $(DESTDIR)/etc/dropcut
	install -m 755 $(PROGRAM) $(DESTDIR)$(BINDIR)/dropcut
	install -m 644 README.md config.example.yaml NEWS.md LICENSE-MIT LICENSE-APACHE $(DESTDIR)$(DOCDIR)
	install -m 644 docs/reliability.md docs/performance.md docs/prompts.md $(DESTDIR)$(DOCDIR)/docs
	install -d $(DESTDIR)$(LIBDIR)/systemd/system $(DESTDIR)$(LIBDIR)/sysusers.d $(DESTDIR)$(LIBDIR)/tmpfiles.d
	install -m 644 systemd/dropcut.service $(DESTDIR)$(LIBDIR)/systemd/system/dropcut.service
	sed -i.old 's|^ExecStart=/usr/local/bin/|ExecStart=$(BINDIR)/|' $(DESTDIR)$(LIBDIR)/systemd/system/dropcut.service
	rm $(DESTDIR)$(LIBDIR)/systemd/system/dropcut.service.old
	install -m 644 systemd/dropcut.sysusers $(DESTDIR)$(LIBDIR)/sysusers.d/dropcut.conf
	install -m 644 systemd/dropcut.tmpfiles $(DESTDIR)$(LIBDIR)/tmpfiles.d/dropcut.conf
	[ -e $(DESTDIR)/etc/dropcut/config.yaml ] || \
		install -m 640 systemd/config.yaml $(DESTDIR)/etc/dropcut/config.yaml
ifeq ($(DESTDIR),)
	systemd-sysusers $(LIBDIR)/sysusers.d/dropcut.conf
	chgrp dropcut /etc/dropcut/config.yaml
	systemd-tmpfiles --create $(LIBDIR)/tmpfiles.d/dropcut.conf
	@echo
	@echo 'Clips go into /srv/dropcut/inbox. To start the service, now and with the machine:'
	@echo '  systemctl daemon-reload'
	@echo '  systemctl enable --now dropcut'
	@echo 'To let somebody drop clips and take results: usermod -aG dropcut NAME'
	@echo 'To see what becomes of them: sudo -u dropcut dropcut status'
endif

deb: $(PROGRAM)
	@MAKE='$(MAKE)' scripts/deb $(TARGET)

uninstall:
ifeq ($(DESTDIR),)
	[ ! -d /run/systemd/system ] || [ ! -e $(LIBDIR)/systemd/system/dropcut.service ] || \
		systemctl disable --now dropcut
endif
	rm -f $(DESTDIR)$(BINDIR)/dropcut
	rm -f $(DESTDIR)$(LIBDIR)/systemd/system/dropcut.service
	rm -f $(DESTDIR)$(LIBDIR)/sysusers.d/dropcut.conf $(DESTDIR)$(LIBDIR)/tmpfiles.d/dropcut.conf
	rm -rf $(DESTDIR)$(DOCDIR)
	@echo 'Left in place: /etc/dropcut, /srv/dropcut, /var/lib/dropcut and the user dropcut.'
