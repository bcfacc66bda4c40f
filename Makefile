# Makefile: one file, no recursion. `make help` lists what it can do.

VERSION := 0.1.0
PREFIX  ?= /usr/local
DESTDIR ?=
BUILD   ?= build
MODE    ?= release

CC      ?= gcc
PKGS    := libxml-2.0 cairo pango pangocairo pangoft2 fontconfig harfbuzz gdk-pixbuf-2.0 librsvg-2.0 libqpdf libqrencode jansson
LIBS     = $(shell pkg-config --libs $(PKGS)) -lgmp -lm
# Headers of other projects are system headers: their warnings are not ours.
INCLUDES = -Isrc -Iinclude $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PKGS)))
WARN    := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wwrite-strings -Wvla
ALL_CFLAGS = -std=c17 -D_GNU_SOURCE -fPIC -fvisibility=hidden $(WARN) $(INCLUDES) $(OPT) $(CFLAGS) -MMD -MP

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

LIB_SRC  := $(wildcard src/lkip.c src/base/*.c src/number/*.c src/data/*.c src/measure/*.c src/check/*.c src/template/*.c src/document/*.c \
                       src/text/*.c src/page/*.c src/chart/*.c src/layout/*.c src/paint/*.c)
CLI_SRC  := $(wildcard src/cli/*.c)
TEST_SRC := $(wildcard tests/unit/test_*.c)
FUZZ_SRC := $(wildcard tests/fuzz/fuzz_*.c)
LIB_OBJ  := $(LIB_SRC:%.c=$(O)/%.o)
CLI_OBJ  := $(CLI_SRC:%.c=$(O)/%.o)
TESTS    := $(TEST_SRC:tests/unit/%.c=$(O)/tests/%)

.DELETE_ON_ERROR:
.SECONDARY:
.PHONY: all help lib tests test clean deps demo

all: $(if $(CLI_SRC),$(O)/lkip) lib

help:
	@sed -n 's/^## //p' Makefile

lib: $(O)/liblkip.a

$(O)/liblkip.a: $(LIB_OBJ)
	@rm -f $@
	ar rcs $@ $^

$(O)/lkip: $(CLI_OBJ) $(O)/liblkip.a
	$(CC) $(ALL_CFLAGS) -o $@ $(CLI_OBJ) $(O)/liblkip.a $(LDFLAGS) $(LIBS)

$(O)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(O)/tests/%: tests/unit/%.c $(O)/liblkip.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -UNDEBUG -DTEST_BUILD='"$(O)"' -o $@ $< $(O)/liblkip.a $(LDFLAGS) $(shell pkg-config --libs cmocka) $(LIBS)

tests: $(TESTS)

## make test        build and run every test
# One-time caches of other libraries are no leaks of ours.
test: export LSAN_OPTIONS ?= suppressions=tests/lsan.supp:print_suppressions=0
test: all tests
	@fail=0; for t in $(TESTS); do echo "== $$t"; $$t || fail=1; done; exit $$fail

clean:
	rm -rf $(BUILD)

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(TESTS:=.d)
