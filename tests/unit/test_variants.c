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

/* ---- offices with little to say ---- */

/* Smaller and odder than the smallest example: the report is drawn, and has no empty table, no empty list, no heading over nothing. */
static void test_odd(void **state)
{
    (void)state;
    static const struct {
        const char *name, *change;
    } odd[] = {
        {"one indicator", "sed -i '/<indikator id=\"S1.2\"/,/<.indikator>/d' renstra.xml; sed -i '/S1.2\" pemb/d; /<analisis "
                          "indikator=\"S1.2\"/,/<.analisis>/d' tahun-2025.xml"},
        {"no budget", "sed -i '/<anggaran>/,/<.anggaran>/d' tahun-2025.xml"},
        {"no words of its own", "rm narasi-2025.xml; sed -i '/<analisis/,/<.analisis>/d' tahun-2025.xml"},
        {"nothing known",
         "sed -i 's/nilai=\"83.4\"/nilai=\"?\" alasan=\"a\"/; s/pembilang=\"8\" penyebut=\"12\" satuan-hitung=\"desa\"/nilai=\"?\" alasan=\"a\"/; "
         "s/jumlah=\"[0-9]*\"/jumlah=\"?\" alasan=\"a\"/' tahun-2025.xml"},
        {"a target of zero",
         "sed -i 's/tahun=\"2025\" nilai=\"82\"/tahun=\"2025\" nilai=\"0\"/' renstra.xml; sed -i 's/nilai=\"83.4\"/nilai=\"0\"/' tahun-2025.xml"},
        {"no programme", "sed -i '/<program/d;s/ program=\"7.01.02\"//' renstra.xml; sed -i '/<anggaran>/,/<.anggaran>/d;/K225/d' tahun-2025.xml"},
        {"no target", "sed -i '/<target/d' renstra.xml"},
        {"nothing at all", "sed -i '/<target/d;/<dasar-hukum/d;/<tugas/d;/<program/d;s/ program=\"7.01.02\"//' renstra.xml; sed -i "
                           "'/<anggaran>/,/<.analisis>/d;/<pengecualian/d;/<analisis/,/<.analisis>/d' tahun-2025.xml; rm narasi-2025.xml; "
                           "echo '<pengaturan versi=\"1\"><bagian nama=\"reviu\" cetak=\"ya\"/></pengaturan>' > pengaturan.xml"},
        {"two years", "sed 's/tahun=\"2025\"/tahun=\"2024\"/' tahun-2025.xml > tahun-2024.xml; sed -i 's/mulai=\"2025\"/mulai=\"2024\"/;s/<target "
                      "tahun=\"2025\"/<target tahun=\"2024\" nilai=\"80\".>&/' renstra.xml; sed -i 's#\"80\".>#\"80\"/>#' renstra.xml"},
    };
    static const char *const never[] = {"<badan/>", "<daftar/>", "<kepala/>", "<butir/>", "<paragraf/>", "/></bab>",
                                        "NaN",      "Infinity",  " ,",        " .<",      "( ",          "()"};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        begin_variant(odd[i].name);
        succeed("cd %s && { %s; }", data, odd[i].change);
        check_lines("page 1 ", true);
        const char *naskah = succeed(LKIP " naskah %s --tahun 2025 | tr -d '\n' | sed 's/> *</></g'", data);
        for (size_t k = 0; k < sizeof never / sizeof *never; k++)
            if (strstr(naskah, never[k]))
                fail_msg("%s: %s in %.300s", title, never[k], strstr(naskah, never[k]) - (strstr(naskah, never[k]) - naskah > 150 ? 150 : 0));
        if (*succeed("printf '%%s' \"$(%s naskah %s --tahun 2025 | tr -d '\\n' | grep -o '<subbab[^>]*/>' | head -1)\"", LKIP, data))
            fail_msg("%s: a heading over nothing: %s", title, slurp(temporary("stdout")));
    }
}

/* ---- mistakes in an office's own template ---- */

static void test_slips(void **state)
{
    (void)state;
    static const struct {
        const char *line, *says;
    } slips[] = {
        {"<paragraf>{1 +}</paragraf>", "bab4.xml:2: error [T101]"},
        {"<paragraf>{rupia(1)}</paragraf>", "bab4.xml:2: error [T102]"},
        {"<paragraf>{indikator('S9')/uraian}</paragraf>", "bab4.xml:2: error [T111]"},
        {"<untuk setap='x'/>", "bab4.xml:2: error [T104]"},
        {"<sisip templat=\"bab4.xml\"/>", "bab4.xml:2: error [T107]"},
        {"<sisip templat=\"bab5.xml\"/>", "bab4.xml:2: error [T106]"},
        {"<pakai potongan=\"tanda\"/>", "bab4.xml:2: error [T113]"},
        {"<paragrap>x</paragrap>", "bab4.xml:2: error [N10"},
        {"<paragraf gaya=\"miring-sekali\">x</paragraf>", "bab4.xml:2: peringatan [N"},
        {"<rujukan ke=\"t-tidak-ada\"/>", "bab4.xml:2: "},
    };
    begin_variant("slips");
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
        write_file("templat/lkip/bab4.xml", arena_printf(arena, "<bab judul=\"Penutup\" id=\"bab4\">\n%s\n</bab>\n", slips[i].line));
        Result r = run(LKIP " --bahasa id laporan %s --tahun 2025 --paksa -o %s", data, temporary("varian.txt"));
        assert_has(r.err, slips[i].says);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_page), cmocka_unit_test(test_odd), cmocka_unit_test(test_slips)};
    return cmocka_run_group_tests(tests, begin_run, end_run);
}
