# Makefile: one file, no recursion. `make help` lists what it can do.

VERSION := 0.1.0
PREFIX  ?= /usr/local
DESTDIR ?=
BUILD   ?= build
MODE    ?= release

CC      ?= gcc
PKGS    := libxml-2.0 cairo cairo-ft pango fontconfig harfbuzz harfbuzz-subset gdk-pixbuf-2.0 librsvg-2.0 libqrencode libqpdf jansson libdeflate zlib
TEST_PKGS := cmocka
PKG      = pkg-config
LIBS     = $(shell $(PKG) --libs $(PKGS)) -lgmp -lm
# Headers of other projects are system headers: their warnings are not ours.
INCLUDES = -Isrc -Iinclude $(patsubst -I%,-isystem %,$(shell $(PKG) --cflags $(PKGS)))
WARN    := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wwrite-strings -Wvla
# No contraction of floating point: the same sums, and so the same pages, on every machine.
ALL_CFLAGS = -std=c17 -D_GNU_SOURCE -fPIC -fvisibility=hidden -ffp-contract=off $(WARN) $(WERROR) $(INCLUDES) $(OPT) $(CFLAGS) \
             -DLKIP_DATA_DIR='"$(PREFIX)/share/lkip"' -MMD -MP

ifeq ($(MODE),release)
  OPT := -O2 -g -DNDEBUG
  O   := $(BUILD)
else ifeq ($(MODE),asan)
  # Every arena allocation is its own malloc, so that the sanitizers see overruns.
  OPT := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined -DLKIP_ARENA_MALLOC
  O   := $(BUILD)/asan-$(notdir $(CC))
else
  $(error MODE is release or asan)
endif

MODULES  := base number data measure check template document text page chart layout paint
LIB_SRC  := $(sort $(wildcard src/*.c $(MODULES:%=src/%/*.c)))
CLI_SRC  := $(sort $(wildcard src/cli/*.c))
TEST_SRC := $(sort $(wildcard tests/unit/test_*.c))
FUZZ_SRC := $(sort $(wildcard tests/fuzz/fuzz_*.c))
LIB_OBJ  := $(LIB_SRC:%.c=$(O)/%.o)
CLI_OBJ  := $(CLI_SRC:%.c=$(O)/%.o)
TESTS    := $(TEST_SRC:tests/unit/%.c=$(O)/tests/%)
FUZZERS  := $(FUZZ_SRC:tests/fuzz/%.c=$(BUILD)/fuzz/%)
MO       := $(BUILD)/locale/id/LC_MESSAGES/lkip.mo
DEMO     := out/lkip-dumai-2024.pdf

.DELETE_ON_ERROR:
.SECONDARY:
.PHONY: all help lib deps demo gallery tests test mutate check check-modules check-format check-static check-headers check-po check-aturan check-kata check-asan aturan bench conformance fuzz fuzz-layout torture pot install uninstall clean

all: $(O)/lkip $(MO)

help:
	@sed -n 's/^## //p' Makefile

lib: $(O)/liblkip.a

$(O)/liblkip.a: $(LIB_OBJ)
	@rm -f $@
	@echo "  AR   $@"
	@$(AR) rcs $@ $^

$(O)/lkip: $(CLI_OBJ) $(O)/liblkip.a
	@echo "  LD   $@"
	@$(CC) $(ALL_CFLAGS) -o $@ $(CLI_OBJ) $(O)/liblkip.a $(LDFLAGS) $(LIBS)

$(O)/%.o: %.c
	@mkdir -p $(@D)
	@echo "  CC   $<"
	@$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(O)/tests/%: tests/unit/%.c $(O)/liblkip.a
	@mkdir -p $(@D)
	@echo "  LD   $@"
	@$(CC) $(ALL_CFLAGS) -UNDEBUG -DTEST_BUILD='"$(O)"' -o $@ $< $(O)/liblkip.a $(LDFLAGS) $(shell $(PKG) --libs $(TEST_PKGS)) $(LIBS)

$(BUILD)/locale/%/LC_MESSAGES/lkip.mo: po/%.po
	@mkdir -p $(@D)
	@msgfmt -o $@ $<

## make deps        install what a fresh Debian 12 lacks (needs root or sudo)
deps:
	@sh tests/deps.sh

## make demo        build, and write the example office's report to out/lkip-dumai-2024.pdf
demo: all
	@mkdir -p out
	$(O)/lkip laporan examples/dumai --tahun 2024 -o $(DEMO)

## make gallery     every kind of chart, with ordinary and difficult data: out/gallery.pdf and, page by page, out/gallery-N.png
gallery: $(O)/lkip
	@mkdir -p out
	@$(O)/lkip cetak tests/data/gallery.xml -o out/gallery.pdf
	@$(O)/lkip cetak tests/data/gallery.xml -o out/gallery.png

tests: $(TESTS)

## make test        build and run every test
test: all tests
	@sh tests/run.sh $(O) $(TESTS)

## make mutate      some thousand single-figure changes of the examples, and how many of them the check reports at their line
mutate: $(O)/tests/test_mutation
	@$(O)/tests/test_mutation --all $(O)/tests/mutation.log

## make check       module directions, formatting, static analysis, headers alone, translations, the whole suite under ASan and UBSan with gcc and clang
check: check-modules check-format check-headers check-po check-aturan check-kata check-static check-asan

check-modules:
	@awk -f tests/modules.awk $(LIB_SRC) $(wildcard $(MODULES:%=src/%/*.h)) $(CLI_SRC) src/cli/cli.h

check-format:
	@clang-format --dry-run -Werror $(LIB_SRC) $(CLI_SRC) $(TEST_SRC) $(FUZZ_SRC)

# The public header compiles alone, strictly, as C17 and as C++.
check-headers:
	@echo '#include <lkip/lkip.h>' | $(CC) -x c -std=c17 -Wall -Wextra -Wpedantic -Werror -Wstrict-prototypes -Iinclude -fsyntax-only -
	@echo '#include <lkip/lkip.h>' | $(CC) -x c++ -std=c++17 -Wall -Wextra -Wpedantic -Werror -Iinclude -fsyntax-only -
	@for h in $(wildcard $(MODULES:%=src/%/*.h)); do \
	  $(CC) -x c -std=c17 -D_GNU_SOURCE $(WARN) -Werror $(INCLUDES) -fsyntax-only -include $$h /dev/null || exit 1; done

check-static:
	@cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr --error-exitcode=1 --suppressions-list=tests/cppcheck.supp -Isrc -Iinclude src
	@$(MAKE) --no-print-directory -j$(shell nproc) WERROR=-Werror BUILD=$(BUILD)/strict lib

check-asan:
	@$(MAKE) --no-print-directory -j$(shell nproc) MODE=asan CC=gcc test
	@$(MAKE) --no-print-directory -j$(shell nproc) MODE=asan CC=clang WERROR=-Werror test

# The Indonesian translation is complete.
check-po:
	@sh tests/po.sh

## make pot         collect the messages of the sources into po/id.po, new ones without a translation
pot:
	@mkdir -p $(BUILD)
	xgettext --from-code=UTF-8 -k_ -kN_ -kdngettext:2,3 --no-location --no-wrap -o $(BUILD)/lkip.pot $(LIB_SRC) $(CLI_SRC)
	sed -i '/^"POT-Creation-Date/d' $(BUILD)/lkip.pot
	msgmerge --quiet --update --backup=none --no-fuzzy-matching --no-wrap po/id.po $(BUILD)/lkip.pot
	msgattrib --no-obsolete --no-wrap -o po/id.po po/id.po

## make conformance  ask veraPDF whether the reports are PDF/A-2a and PDF/UA-1 (fetched by Maven into the build folder; skipped without Java or network)
conformance: all
	@sh tests/conformance.sh $(O)

# Every word of the examples stands, with its division, in the list that a person has read.
check-kata: $(O)/tests/test_hyphen
	@LKIP_TEST_WORDS=1 $(O)/tests/test_hyphen 2>&1 | awk '/^\[  FAILED|is not in the list/ { bad = 1; print } END { exit bad }'

## make aturan      docs/aturan.md from the rules in templates/aturan/
aturan: $(O)/lkip
	@$(O)/lkip periksa --jelaskan semua > docs/aturan.md

check-aturan: $(O)/lkip
	@$(O)/lkip periksa --jelaskan semua | cmp - docs/aturan.md || { echo "docs/aturan.md is not that of templates/aturan/: make aturan" >&2; exit 1; }

## make bench       time, memory and pages a second of documents small to forty times the real one; where the time goes; how paragraphs are set
bench: all $(addprefix $(O)/bench/,make measure stages typography)
	@sh tests/bench/run.sh $(O)

# The doors at which tests/bench/stages.c stands.
STAGES := data_load data_parse measure_tree api_check template_expand document_read fonts_new fonts_get layout_document text_shape text_break paint_pages \
          finish_pdf cairo_show_page
$(O)/bench/stages: tests/bench/stages.c $(CLI_OBJ) $(O)/liblkip.a
	@mkdir -p $(@D)
	@$(CC) $(ALL_CFLAGS) -fvisibility=default $(STAGES:%=-Wl,--wrap=%) -o $@ $< $(CLI_OBJ) $(O)/liblkip.a $(LDFLAGS) $(LIBS)

$(O)/bench/typography: tests/bench/typography.c $(O)/liblkip.a
	@mkdir -p $(@D)
	@$(CC) $(ALL_CFLAGS) -o $@ $< $(O)/liblkip.a $(LDFLAGS) $(LIBS)

$(O)/bench/%: tests/bench/%.c
	@mkdir -p $(@D)
	@$(CC) $(ALL_CFLAGS) -o $@ $< $(LDFLAGS) $(LIBS)

## make fuzz        run every fuzz target for a minute (clang)
fuzz: $(FUZZERS)
	@for f in $(FUZZERS); do echo "== $$f"; mkdir -p $$f.corpus; $$f -max_total_time=60 -max_len=65536 $$f.corpus || exit 1; done

## make fuzz-layout  random documents, laid out and verified, for a minute: SEED=101 COUNT=1000000 SECONDS=60; what fails is made small and kept in build/fuzz-layout/
fuzz-layout: $(O)/tests/test_random
	@SEED=$${SEED:-101} COUNT=$${COUNT:-1000000} TIME=$${TIME:-60} SHRINK=1 $(O)/tests/test_random

## make torture     a page or two of hard cases for each promise of the layout: out/torture.pdf
torture: $(O)/lkip
	@mkdir -p out
	@$(O)/lkip cetak tests/data/torture.xml -o out/torture.pdf

$(BUILD)/fuzz/%: tests/fuzz/%.c $(LIB_SRC)
	@mkdir -p $(@D)
	clang $(ALL_CFLAGS) -O1 -fsanitize=fuzzer,address,undefined -MF $@.d -o $@ $< $(LIB_SRC) $(LIBS)

## make install     PREFIX=/usr/local DESTDIR=: binary, library with pkg-config file, templates, schemas, manual page
install: all lib
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/pkgconfig $(DESTDIR)$(PREFIX)/include/lkip $(DESTDIR)$(PREFIX)/share/man/man1 \
	  $(DESTDIR)$(PREFIX)/share/lkip $(DESTDIR)$(PREFIX)/share/doc/lkip $(DESTDIR)$(PREFIX)/share/locale/id/LC_MESSAGES
	install -m 755 $(O)/lkip $(DESTDIR)$(PREFIX)/bin/lkip
	install -m 644 $(O)/liblkip.a $(DESTDIR)$(PREFIX)/lib/liblkip.a
	install -m 644 include/lkip/lkip.h $(DESTDIR)$(PREFIX)/include/lkip/lkip.h
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' -e 's|@REQUIRES@|$(PKGS)|' lkip.pc.in > $(DESTDIR)$(PREFIX)/lib/pkgconfig/lkip.pc
	install -m 644 docs/lkip.1 $(DESTDIR)$(PREFIX)/share/man/man1/lkip.1
	install -m 644 $(MO) $(DESTDIR)$(PREFIX)/share/locale/id/LC_MESSAGES/lkip.mo
	cp -R templates fonts $(DESTDIR)$(PREFIX)/share/lkip/
	cp -R README.md LICENSE docs examples $(DESTDIR)$(PREFIX)/share/doc/lkip/

uninstall:
	rm -rf $(DESTDIR)$(PREFIX)/bin/lkip $(DESTDIR)$(PREFIX)/lib/liblkip.a $(DESTDIR)$(PREFIX)/lib/pkgconfig/lkip.pc $(DESTDIR)$(PREFIX)/include/lkip \
	  $(DESTDIR)$(PREFIX)/share/man/man1/lkip.1 $(DESTDIR)$(PREFIX)/share/lkip $(DESTDIR)$(PREFIX)/share/doc/lkip $(DESTDIR)$(PREFIX)/share/locale/id/LC_MESSAGES/lkip.mo

clean:
	rm -rf $(BUILD)

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(TESTS:=.d)
