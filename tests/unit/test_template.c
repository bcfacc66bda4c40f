/* test_template.c: expansion of templates. The examples of docs/templat.md are run as they stand; what the page doesn't show is below. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>
#include <libxml/parser.h>

#include "base/buffer.h"
#include "data/data.h"
#include "template/template.h"

/* ---- a folder of templates for one test ---- */

static char folder[] = "/tmp/test_template_XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    char path[100];
    if (!mkdtemp(folder))
        return 1;
    static const char *const dirs[] = {"sistem", "sistem/t", "milik", "milik/t"};
    for (size_t i = 0; i < sizeof dirs / sizeof *dirs; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, dirs[i]);
        if (mkdir(path, 0700))
            return 1;
    }
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    char command[100];
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command);
}

static void put_file(const char *name, const char *text)
{
    char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void drop_file(const char *name)
{
    char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    unlink(path);
}

/* ---- running ---- */

typedef struct Expansion {
    Arena *arena;
    Diags diags;
    bool ok;
    xmlDocPtr naskah;
    const char *text; /* inside the root, white space folded */
} Expansion;

/* Blanks are one space; none stands beside a tag. */
static const char *fold(Arena *arena, const char *text)
{
    Buffer out = buffer_in(arena);
    for (const char *s = text; *s; s++) {
        if (!strchr(" \t\r\n", *s)) {
            if (*s == '<' && out.len && out.text[out.len - 1] == ' ')
                out.text[--out.len] = '\0';
            buffer_put_char(&out, *s);
        } else if (out.len && out.text[out.len - 1] != ' ' && out.text[out.len - 1] != '>') {
            buffer_put_char(&out, ' ');
        }
    }
    if (out.len && out.text[out.len - 1] == ' ')
        out.text[--out.len] = '\0';
    return buffer_text(&out);
}

static const char *inside_root(Arena *arena, xmlDocPtr doc)
{
    xmlBufferPtr buffer = xmlBufferCreate();
    for (xmlNode *n = xmlDocGetRootElement(doc)->children; n; n = n->next)
        xmlNodeDump(buffer, doc, n, 0, 0);
    const char *text = fold(arena, (const char *)xmlBufferContent(buffer));
    xmlBufferFree(buffer);
    return text;
}

/* Expands `body`, put inside <naskah>, over the tree. */
static Expansion expand_with(const char *tree, const char *body, const char *const *parameters)
{
    Expansion x = {.arena = arena_new()};
    x.diags = diags_in(x.arena);
    put_file("sistem/t/laporan.xml", arena_printf(x.arena, "<naskah>%s</naskah>", body));
    xmlDocPtr doc = NULL;
    assert_true(data_parse_memory(x.arena, &x.diags, tree, strlen(tree), "tree.xml", NULL, &doc));
    TemplateOptions options = {.name = "t", .year = 2024, .parameters = parameters};
    options.dir = arena_printf(x.arena, "%s/sistem", folder);
    options.user_dir = arena_printf(x.arena, "%s/milik", folder);
    x.ok = template_expand(x.arena, &x.diags, doc, &options, &x.naskah);
    x.text = x.ok ? inside_root(x.arena, x.naskah) : "";
    return x;
}

static const char small_tree[] =
    "<lkip><pengaturan><angka pembulatan='potong' digit='1'/></pengaturan><renstra><x n='3'>tiga</x><x n='10'>sepuluh</x><x n=''>kosong</x></renstra>"
    "<tahun tahun='2024'/></lkip>";

static void gives(const char *body, const char *expected)
{
    Expansion x = expand_with(small_tree, body, NULL);
    if (!x.ok)
        fail_msg("%s", diag_line(x.arena, &x.diags.items[0]));
    assert_string_equal(x.text, expected);
    arena_drop(x.arena);
}

/* One error, with that rule, at that line of laporan.xml, with these words. */
static void says(const char *body, const char *rule, long line, const char *words)
{
    Expansion x = expand_with(small_tree, body, NULL);
    assert_false(x.ok);
    if (x.diags.count != 1)
        fail_msg("%zu diagnostics; the first: %s", x.diags.count, diag_line(x.arena, &x.diags.items[0]));
    const Diag *d = &x.diags.items[0];
    assert_string_equal(d->rule, rule);
    assert_int_equal(d->at.line, line);
    assert_non_null(strstr(d->at.file, "laporan.xml"));
    if (!strstr(d->message, words))
        fail_msg("\"%s\" is not in \"%s\"", words, d->message);
    arena_drop(x.arena);
}

/* ---- docs/templat.md ---- */

typedef struct Page {
    Arena *arena;
    const char *tree, *block; /* the block read last */
    const char *expect;       /* gives or says: the next block is the outcome of `block` */
    char file[100];           /* the next block is this file */
    int examples;
} Page;

/* The page shows no-break spaces as spaces. */
static const char *plain_spaces(Arena *arena, const char *text)
{
    Buffer out = buffer_in(arena);
    for (const char *s = text; *s; s++) {
        bool hard = strncmp(s, "\xc2\xa0", 2) == 0;
        buffer_put_char(&out, hard ? ' ' : *s);
        s += hard;
    }
    return buffer_text(&out);
}

static void run_example(Page *page, const char *outcome)
{
    Expansion x = expand_with(page->tree, page->block, NULL);
    page->examples++;
    if (strcmp(page->expect, "says") == 0) {
        const char *wanted = arena_strndup(x.arena, outcome, strcspn(outcome, "\n"));
        assert_false(x.ok);
        if (!strstr(diag_line(x.arena, &x.diags.items[0]), wanted))
            fail_msg("docs/templat.md says %s, the program %s", wanted, diag_line(x.arena, &x.diags.items[0]));
    } else {
        const char *wanted = fold(x.arena, outcome);
        if (!x.ok)
            fail_msg("%s: %s", page->block, diag_line(x.arena, &x.diags.items[0]));
        if (strcmp(plain_spaces(x.arena, x.text), wanted) != 0)
            fail_msg("docs/templat.md: %s\ngives %s\nbut it says %s", page->block, x.text, wanted);
    }
    arena_drop(x.arena);
}

static void take_block(Page *page, const char *block)
{
    if (!page->tree) {
        page->tree = block;
    } else if (*page->file) {
        put_file(page->file, block);
        page->file[0] = '\0';
    } else if (page->expect) {
        run_example(page, block);
        page->expect = NULL;
    } else {
        page->block = block;
    }
}

/* A line of prose: does it announce something? */
static void take_prose(Page *page, const char *line)
{
    const char *file = strstr(line, "File `");
    if (file) {
        size_t len = strcspn(file + 6, "`");
        snprintf(page->file, sizeof page->file, "sistem/t/%.*s", (int)len, file + 6);
    }
    if (strcmp(line, "gives") == 0 || strcmp(line, "says") == 0)
        page->expect = strcmp(line, "gives") == 0 ? "gives" : "says";
}

/* A file's block ends at the first blank line; so does every block. */
static void test_page(void **state)
{
    (void)state;
    Page page = {.arena = arena_new()};
    FILE *file = fopen("docs/templat.md", "r");
    assert_non_null(file);
    Buffer block = buffer_in(page.arena);
    char line[2000];
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        if (strncmp(line, "    ", 4) == 0) {
            buffer_printf(&block, "%s\n", line + 4);
            continue;
        }
        if (block.len)
            take_block(&page, arena_strdup(page.arena, buffer_text(&block)));
        block = buffer_in(page.arena);
        take_prose(&page, line);
    }
    fclose(file);
    assert_true(page.examples >= 18);
    drop_file("sistem/t/kop.xml");
    arena_drop(page.arena);
}

/* ---- beyond the page ---- */

static void test_holes(void **state)
{
    (void)state;
    gives("<p>{\"}\"}{'{'}</p>", "<p>}{</p>");
    gives("<p a='{{{1}}}'>{{{{</p>", "<p a=\"{1}\">{{</p>");
    gives("<p>{$renstra/x[2]/@n}{$renstra/y}</p>", "<p>10</p>");
    gives("<p><![CDATA[<{1 = 1}>]]></p>", "<p>&lt;true&gt;</p>");
    gives("<!-- {salah( --><p/>", "<p/>");
    Expansion x = expand_with(small_tree, "<p>{1 +}{2 +}{$a}{$b}</p>", NULL); /* a second error must not leak the first */
    assert_int_equal(x.diags.errors, 4);
    arena_drop(x.arena);
    says("\n<p>a\n b {1 +}\n c\n</p>", "T101", 3, "breaks off");
    says("<p>{}</p>", "T109", 1, "empty hole");
    says("<p>a}</p>", "T109", 1, "}}");
    says("<p>{a</p>", "T109", 1, "never ends");
    says("<p>{'a}</p>", "T109", 1, "never ends");
    says("<p>{1 div 0}</p>", "T110", 1, "not a number");
    says("<p>{count(1)}</p>", "T112", 1, "nodes are needed");
    says("<p>{a:b}</p>", "T112", 1, "prefix");
    says("<p>{lalu(1)}</p>", "T102", 1, "docs/templat.md");
    says("<p>{a:b(1)}</p>", "T112", 1, "worked out");
}

static void test_loop(void **state)
{
    (void)state;
    gives("<untuk setiap='$renstra/x' urut='@n'>{.} </untuk>", "tiga sepuluh kosong");
    gives("<untuk setiap='$renstra/x' urut='@n' turun='ya'>{.} </untuk>", "sepuluh tiga kosong");
    gives("<untuk setiap='$renstra/x' urut='.'>{.} </untuk>", "kosong sepuluh tiga");
    gives("<untuk setiap='$renstra/x[3] | $renstra/x[1]' sebagai='a'><untuk setiap='$renstra/x' sebagai='b'>{$posisi}{$a/@n}{$b/@n};</untuk></untuk>",
          "133;2310;33;13;210;3;");
    gives("<untuk setiap='$renstra/x/@n'>{.}{position()}{last()};</untuk>", "313;1023;33;");
    gives("<untuk setiap='$renstra/x'><tetap nama='q' nilai='.'/></untuk><p>{name()}</p>", "<p>lkip</p>");
    gives("<untuk setiap='//tiada'>x</untuk>", "");
    says("<untuk setiap='namespace::*'>x</untuk>", "T112", 1, "no elements");
    says("<untuk setiap='$renstra/x'>{$y}</untuk>", "T103", 1, "$y");
    says("<untuk setiap='$renstra/x' sebagai='1a'/>", "T104", 1, "not a name");
    says("<p><untuk setiap='$renstra/x'><tetap nama='q' nilai='.'/></untuk>{$q}</p>", "T103", 1, "$q");
}

static void test_control(void **state)
{
    (void)state;
    gives("<pilih><bila uji='0'>a</bila><bila uji='1'>b</bila><bila uji='1'>c</bila></pilih>", "b");
    gives("<catatan>x</catatan><jika uji='//tiada'>a</jika><tetap nama='a' nilai='1'/><tetap nama='a' nilai='$a + 1'/>{$a}", "2");
    gives("<potongan nama='p' parameter='n'>{$n}<jika uji='$n &gt; 0'><pakai potongan='p' n='$n - 1'/></jika></potongan><pakai potongan='p' n='3'/>",
          "3210");
    gives("<potongan nama='p' parameter='a b'>{$a}{$b}</potongan><tetap nama='a' nilai='1'/><pakai potongan='p' a='2' b='$a'/>", "21");
    says("<bila uji='1'/>", "T105", 1, "<pilih>");
    says("<pilih>x</pilih>", "T105", 1, "text");
    says("<pilih><jika uji='1'/></pilih>", "T105", 1, "<jika>");
    says("<jika/>", "T104", 1, "uji=");
    says("<tetap nilai='1'/>", "T104", 1, "nama=");
    says("<pakai potongan='p'/>", "T113", 1, "above");
    says("<potongan nama='satu'/>\n<pakai potongan='sau'/>", "T113", 2, "\"satu\"");
    says("<potongan nama='p' parameter='a'/><pakai potongan='p'/>", "T113", 1, "a=");
    says("<potongan nama='p'/><pakai potongan='p' b='1'/>", "T113", 1, "\"b\"");
    says("<potongan nama='p'/>\n<potongan nama='p'/>", "T113", 2, "already");
    says("<sisip/>", "T104", 1, "narasi=");
    says("<sisip isi='1'/>", "T112", 1, "no nodes");
}

static void test_files(void **state)
{
    (void)state;
    put_file("sistem/t/a.xml", "<p>sistem</p>");
    gives("<sisip templat='a.xml'/>", "<p>sistem</p>");
    put_file("milik/a.xml", "<p>milik</p>");
    gives("<sisip templat='a.xml'/>", "<p>milik</p>");
    put_file("milik/t/a.xml", "<p>milik/t</p>");
    gives("<sisip templat='{&quot;a&quot;}.xml'/>", "<p>milik/t</p>");
    drop_file("milik/a.xml");
    drop_file("milik/t/a.xml");
    put_file("sistem/t/a.xml", "<templat>\n<p>{$tiada}</p></templat>");
    Expansion x = expand_with(small_tree, "<sisip templat='a.xml'/>", NULL);
    assert_int_equal(x.diags.count, 1);
    assert_non_null(strstr(x.diags.items[0].at.file, "t/a.xml"));
    assert_int_equal(x.diags.items[0].at.line, 2);
    arena_drop(x.arena);
    says("<sisip templat='tiada.xml'/>", "T106", 1, "tiada.xml");
    says("<sisip templat='../t/a.xml'/>", "T106", 1, "no template file");
    says("<sisip templat='/etc/passwd'/>", "T106", 1, "no template file");
    put_file("sistem/t/a.xml", "<a><b></a>");
    x = expand_with(small_tree, "<sisip templat='a.xml'/><sisip templat='a.xml'/>", NULL);
    assert_false(x.ok);
    arena_drop(x.arena);
    drop_file("sistem/t/a.xml");
}

static void test_ends(void **state)
{
    (void)state;
    says("<sisip templat='laporan.xml'/>", "T107", 1, "itself");
    says("<potongan nama='p'><pakai potongan='p'/></potongan>\n<pakai potongan='p'/>", "T107", 1, "itself");
    says("<p>{count(//*[count(//*[count(//*[count(//*[count(//*[count(//*[count(//*[count(//*[count(//*) &gt; 0]) &gt; 0]) &gt; 0]) &gt; 0]) &gt; "
         "0]) &gt; 0]) &gt; 0]) "
         "&gt; 0])}</p>",
         "T108", 1, "steps");
}

static void test_settings(void **state)
{
    (void)state;
    gives("{angka('2.99')} {bilangan(2)} {persen('99.99')}", "2,9 2,0 99,9\xc2\xa0%");
    static const char *const parameters[] = {"siapa", "kadis", NULL};
    Expansion x = expand_with(small_tree, "<p>{$siapa}</p>", parameters);
    assert_true(x.ok);
    assert_string_equal(x.text, "<p>kadis</p>");
    arena_drop(x.arena);
    x = expand_with("<lkip/>", "<p>{$tahun}{count($ini | $renstra | $pengaturan)}{angka('1.005')}</p>", NULL);
    assert_true(x.ok);
    assert_string_equal(x.text, "<p>202401,01</p>");
    arena_drop(x.arena);
}

static void test_functions(void **state)
{
    (void)state;
    gives("{jumlah($renstra/x/@n)} {rata($renstra/x/@n)} {gabung($renstra/x, ', ')} {gabung('a', ',')}", "13 6.5 tiga, sepuluh, kosong a");
    gives("{gabung($renstra/x/@n, ', ', ' dan ')} {gabung($renstra/x[1], ', ', ' dan ')}", "3 dan 10 tiga");
    gives("[{banding(1, '')}] {banding('1/3', '0.333')} {banding(2, 2)}", "[] 1 0");
    gives("{kapital('é ß a')} {awal-kecil('Éa')} {judul('')}{kapital('')}", "É ß A éa");
    gives("{judul('dan yang / baik-baik saja')}", "Dan yang / Baik-Baik Saja");
    gives("{tanggal('')} {tanggal('?')} {bulan('')}", "– t.d. –");
    says("{angka('Baik')}", "T110", 1, "\"Baik\"");
    says("{angka()}", "T112", 1, "angka()");
    says("{angka(1,2)}", "T112", 1, "angka()");
    says("{bilangan(1, 13)}", "T110", 1, "from 0 to 12");
    says("{romawi(0)}", "T110", 1, "3999");
    says("{tanggal('2024-02-30')}", "T114", 1, "2024-02-30");
    says("{jumlah(1)}", "T112", 1, "nodes");
    says("{indikator('x')}", "T111", 1, "\"x\"");
    says("{terbilang('1000000000000000000')}", "T110", 1, "18 digits");
    says("<untuk setiap='$renstra/x'>{indikator(.)}</untuk>", "T111", 1, "tiga");
}

/* The naskah's nodes know the template's file and line. */
static void test_places(void **state)
{
    (void)state;
    put_file("sistem/t/a.xml", "<templat>\n\n<q><r/></q></templat>");
    Expansion x = expand_with(small_tree, "\n<p/>\n<sisip templat='a.xml'/>", NULL);
    assert_true(x.ok);
    const xmlNode *p = data_child(xmlDocGetRootElement(x.naskah), "p"), *q = data_next(p, "q");
    assert_int_equal(data_place(p).line, 2);
    assert_non_null(strstr(data_place(p).file, "laporan.xml"));
    assert_int_equal(data_place(data_child(q, "r")).line, 3);
    assert_non_null(strstr(data_place(data_child(q, "r")).file, "a.xml"));
    arena_drop(x.arena);
    drop_file("sistem/t/a.xml");
}

/* A report has a hundred tables and six thousand cells: 60 ms, with room for a slow machine and the sanitizers. */
static void test_speed(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Buffer tree = buffer_in(arena);
    buffer_put(&tree, "<lkip><pengaturan/><renstra>");
    for (int i = 0; i < 60; i++)
        buffer_printf(&tree,
                      "<indikator id='I%d'><uraian>Indikator %d</uraian><ukur tahun='2023' capaian='80'/><ukur tahun='2024' capaian='%d/9' "
                      "pagu='123456%d'/></indikator>",
                      i, i, 700 + i, i);
    buffer_put(&tree, "</renstra></lkip>");
    Buffer body = buffer_in(arena);
    for (int i = 0; i < 100; i++)
        buffer_put(&body, "<tabel judul='Tahun {$tahun}'><untuk setiap='$renstra/indikator' sebagai='i'><tetap nama='u' "
                          "nilai='ukur($i)'/><baris><sel>{$posisi}</sel><sel>{uraian}</sel>"
                          "<sel>{persen($u/@capaian)}</sel><sel>{rupiah($u/@pagu)}</sel></baris></untuk></tabel>");
    clock_t start = clock();
    Expansion x = expand_with(buffer_text(&tree), buffer_text(&body), NULL);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    assert_true(x.ok);
    print_message("24000 cells in %.0f ms\n", seconds * 1000);
    assert_true(seconds < 8);
    arena_drop(x.arena);
    arena_drop(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_page),   cmocka_unit_test(test_holes), cmocka_unit_test(test_loop),     cmocka_unit_test(test_control),
        cmocka_unit_test(test_files),  cmocka_unit_test(test_ends),  cmocka_unit_test(test_settings), cmocka_unit_test(test_functions),
        cmocka_unit_test(test_places), cmocka_unit_test(test_speed),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
