/* test_variants.c: the variants of docs/templat.md, "Variants, one by one": each is made from the page's own lines, on a copy of the smallest example, and printed. */
#include "program.h"

static const char *data; /* the copy */

/* ---- what the page says ---- */

/* The text of a file of ours with each line of `lines` in the place of the line that begins alike, up to its first value. */
static const char *with_lines(const char *file, const char *lines)
{
    char *text = slurp(file), *rest;
    assert_non_null(text);
    for (char *line = strtok_r(arena_strdup(arena, lines), "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        size_t key = strncmp(line, "<halaman", 8) == 0 || strncmp(line, "<penomoran", 10) == 0
                         ? strcspn(line, " ")
                         : strcspn(strchr(line, '"') + 1, "\"") + (size_t)(strchr(line, '"') + 2 - line);
        char *at = strstr(text, arena_strndup(arena, line, key));
        assert_non_null(at);
        size_t before = (size_t)(at - text);
        text = arena_printf(arena, "%.*s%s%s", (int)before, text, line, at + strcspn(at, "\n"));
    }
    return text;
}

/* The text of a file of ours with two of its lines exchanged. */
static const char *exchanged(const char *file, const char *lines)
{
    char *text = slurp(file), *first = arena_strdup(arena, lines), *second = strchr(first, '\n') + 1;
    assert_non_null(text);
    second[-1] = '\0';
    second[strcspn(second, "\n")] = '\0';
    char *a = strstr(text, first), *b = strstr(text, second);
    assert_true(a && b && a < b);
    return arena_printf(arena, "%.*s%s%.*s%s%s", (int)(a - text), text, second, (int)(b - a) - (int)strlen(first), a + strlen(first), first,
                        b + strlen(second));
}

static void write_file(const char *name, const char *text)
{
    const char *path = arena_printf(arena, "%s/%s", data, name);
    succeed("mkdir -p $(dirname %s)", path);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

/* A block below `prose`, which names its file. */
static void take_file(const char *prose, const char *block)
{
    const char *begin = strchr(prose, '`') + 1;
    const char *name = arena_strndup(arena, begin, strcspn(begin, "`"));
    if (strcmp(name, "pengaturan.xml") == 0)
        block = arena_printf(arena, "<pengaturan versi=\"1\">%s</pengaturan>", block);
    else if (strstr(prose, "a copy of `resmi`"))
        block = with_lines("templates/gaya/resmi.xml", block);
    else if (strstr(prose, "exchanged"))
        block = exchanged(arena_printf(arena, "templates/%s", name + strlen("templat/")), block);
    write_file(name, block);
}

/* ---- the variants ---- */

static const char *title, *printed;
static size_t variants, checks;

static void begin_variant(const char *name)
{
    title = arena_strdup(arena, name);
    printed = NULL;
    variants++;
    data = temporary("varian");
    succeed("rm -rf %s && cp -r examples/kecil %s && chmod -R u+w %s", data, data, data);
}

static void check_lines(const char *block, bool there)
{
    char *rest;
    if (!printed) {
        succeed(LKIP " laporan %s --tahun 2025 --paksa -o %s", data, temporary("varian.txt"));
        printed = slurp(temporary("varian.txt"));
    }
    for (char *line = strtok_r(arena_strdup(arena, block), "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        checks++;
        if (!strstr(printed, line) == there)
            fail_msg("%s: \"%s\" is %s", title, line, there ? "not printed" : "printed");
    }
}

static void take_block(const char *prose, const char *block)
{
    if (!title || !*block)
        return;
    if (strcmp(prose, "Prints") == 0 || strcmp(prose, "Not") == 0)
        check_lines(block, *prose == 'P');
    else if (strncmp(prose, "In `", 4) == 0)
        take_file(prose, block);
    else
        fail_msg("%s: nothing says what to do with: %s", title, block);
}

static void test_page(void **state)
{
    (void)state;
    FILE *file = fopen("docs/templat.md", "r");
    assert_non_null(file);
    Buffer block = buffer_in(arena);
    const char *prose = "";
    bool inside = false;
    char line[4000];
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        if (strncmp(line, "## ", 3) == 0) {
            inside = strcmp(line, "## Variants, one by one") == 0;
            title = NULL;
        }
        if (inside && strncmp(line, "    ", 4) == 0) {
            buffer_printf(&block, "%s\n", line + 4);
        } else if (inside && *line) {
            take_block(prose, arena_strdup(arena, buffer_text(&block)));
            block = buffer_in(arena);
            prose = arena_strdup(arena, line);
            if (strncmp(line, "### ", 4) == 0)
                begin_variant(line + 4);
        } else if (!inside && block.len) {
            take_block(prose, arena_strdup(arena, buffer_text(&block)));
            block = buffer_in(arena);
        }
    }
    fclose(file);
    assert_true(variants >= 14 && checks >= 40);
}

static int begin(void **state)
{
    (void)state;
    return begin_run();
}

static int end(void **state)
{
    (void)state;
    return end_run();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_page)};
    return cmocka_run_group_tests(tests, begin, end);
}
