/* test_paint_file.c: output is whole or not there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "paint/file.h"

#define DIR_NAME TEST_BUILD "/file-test"
#define TARGET DIR_NAME "/a.pdf"

static Arena *arena;
static Diags diags;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    diags = diags_in(arena);
    mkdir(DIR_NAME, 0777);
    unlink(TARGET);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_drop(arena);
    return 0;
}

static int files(void)
{
    int n = 0;
    DIR *dir = opendir(DIR_NAME);
    while (readdir(dir))
        n++;
    closedir(dir);
    return n - 2;
}

static void put(const char *text)
{
    FILE *file = fopen(TARGET, "w");
    fputs(text, file);
    fclose(file);
}

static void assert_holds(const char *text)
{
    char now[64] = "";
    FILE *file = fopen(TARGET, "r");
    assert_non_null(file);
    assert_int_equal(fread(now, 1, sizeof now - 1, file), strlen(text));
    fclose(file);
    assert_string_equal(now, text);
}

static void replaces_when_whole(void **state)
{
    (void)state;
    put("old");
    File *file = file_open(arena, &diags, TARGET);
    assert_true(file_write(file, "new ", 4));
    assert_holds("old");
    assert_true(file_write(file, "text", 4));
    assert_true(file_commit(file));
    assert_holds("new text");
    assert_int_equal(files(), 1);
    file_abort(file);
    assert_holds("new text");
}

static void abort_leaves_nothing(void **state)
{
    (void)state;
    File *file = file_open(arena, &diags, TARGET);
    assert_true(file_write(file, "x", 1));
    file_abort(file);
    assert_int_equal(files(), 0);
    assert_false(file_write(file, "x", 1));
    assert_false(file_commit(file));
    assert_int_equal(diags.count, 0);
}

static void dropped_arena_leaves_nothing(void **state)
{
    (void)state;
    Arena *own = arena_new();
    assert_non_null(file_open(own, &diags, TARGET));
    assert_int_equal(files(), 1);
    arena_drop(own);
    assert_int_equal(files(), 0);
}

static void bad_places(void **state)
{
    (void)state;
    assert_null(file_open(arena, &diags, DIR_NAME "/no/such/a.pdf"));
    assert_null(file_open(arena, &diags, DIR_NAME));
    assert_int_equal(diags.errors, 2);
    assert_true(diags.system);
}

static void full_device(void **state)
{
    (void)state;
    File *file = file_open(arena, &diags, "/dev/full");
    assert_non_null(file);
    file_write(file, "x", 1);
    assert_false(file_commit(file));
    assert_true(diags.system);
    assert_int_equal(diags.errors, 1);
}

/* A disk that fills up in the middle: the old file stays, the new one goes. */
static void full_disk(void **state)
{
    (void)state;
    static char block[70000];
    put("old");
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit old, small;
    getrlimit(RLIMIT_FSIZE, &old);
    small = old;
    small.rlim_cur = 100000;
    setrlimit(RLIMIT_FSIZE, &small);
    File *file = file_open(arena, &diags, TARGET);
    bool first = file_write(file, block, sizeof block), second = file_write(file, block, sizeof block), third = file_write(file, block, sizeof block);
    bool committed = file_commit(file);
    setrlimit(RLIMIT_FSIZE, &old);
    assert_true(first);
    assert_false(second && third);
    assert_false(committed);
    assert_int_equal(diags.errors, 1);
    assert_true(diags.system);
    assert_int_equal(files(), 1);
    assert_holds("old");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(replaces_when_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(abort_leaves_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(dropped_arena_leaves_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(bad_places, set_up, tear_down),
        cmocka_unit_test_setup_teardown(full_device, set_up, tear_down),
        cmocka_unit_test_setup_teardown(full_disk, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
