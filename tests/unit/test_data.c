/* test_data.c: the loader: hostile and broken files, mistakes in plain words, references, the joined tree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/data.h"

#define SCHEMAS "templates/skema"

typedef struct Bench {
    Arena *arena;
    Diags diags;
    xmlDocPtr doc;
    bool ok;
} Bench;

static Bench bench_new(void)
{
    Arena *arena = arena_new();
    assert_non_null(arena);
    return (Bench){.arena = arena, .diags = diags_in(arena)};
}

static void bench_drop(Bench *b)
{
    arena_drop(b->arena);
}

static Bench parse_bytes(const char *text, size_t len, const char *schema)
{
    Bench b = bench_new();
    char path[200];
    snprintf(path, sizeof path, SCHEMAS "/%s.xsd", schema ? schema : "");
    b.ok = data_parse_memory(b.arena, &b.diags, text, len, "f.xml", schema ? path : NULL, &b.doc);
    return b;
}

/* The one message of a text, as a line; "" when it is sound. */
static void expect_line(const char *text, size_t len, const char *schema, const char *line)
{
    Bench b = parse_bytes(text, len, schema);
    if (b.ok != (line[0] == '\0') || b.diags.count != (line[0] != '\0')) {
        for (size_t i = 0; i < b.diags.count; i++)
            print_error("%s\n", diag_line(b.arena, &b.diags.items[i]));
        fail_msg("%zu messages, expected: %s", b.diags.count, line);
    }
    if (line[0])
        assert_string_equal(diag_line(b.arena, &b.diags.items[0]), line);
    bench_drop(&b);
}

static void expect(const char *text, const char *line)
{
    expect_line(text, strlen(text), NULL, line);
}

/* ---- broken XML ---- */

static void test_syntax(void **state)
{
    (void)state;
    static const struct {
        const char *text, *line;
    } cases[] = {
        {"<a/>", ""},
        {"\xef\xbb\xbf<a/>", ""},
        {"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\xe9</a>", ""},
        {"", "f.xml: error [D005] the file is empty; expected XML"},
        {" \n ", "f.xml: error [D005] the file is empty; expected XML"},
        {"PK\3\4zip", "f.xml:1: error [D006] expected an XML file, but this is a spreadsheet or word processor file (or a zip archive); save it as "
                      "XML, or copy its figures into the XML file"},
        {"\xff\xfe<", "f.xml:1: error [D006] expected an XML file, but this is text in UTF-16; save it in the encoding UTF-8"},
        {"\nkode;nama", "f.xml:2: error [D006] this is not XML: it begins with other text; an XML file begins with <"},
        {"<?xml version=\"1.0\" encoding=\"UTF-7\"?><a/>",
         "f.xml:1: error [D008] the encoding \"UTF-7\" is not supported; save the file as UTF-8 and write encoding=\"UTF-8\""},
        {"<a>\n\n\xe9</a>", "f.xml:3: error [D008] here stands a byte that is not UTF-8; save the file in the encoding UTF-8"},
        {"<a>\n\1</a>", "f.xml:2: error [D008] here stands a control character that XML does not allow; delete it"},
        {"<?xml version=\"1.0\"?>", "f.xml:1: error [D014] the file holds no element; expected a root element such as <renstra>"},
        {"<!-- only -->", "f.xml:1: error [D014] the file holds no element; expected a root element such as <renstra>"},
        {"<a/>\n<b/>",
         "f.xml:2: error [D014] something follows the end of the root element; a file has one root element, and all else stands inside it"},
        {"<a>\n<b>\n</a>", "f.xml:3: error [D010] element <b> of line 2 is not closed, and here </a> follows; write </b> before it"},
        {"<a>\n<bab>\n</bba></a>", "f.xml:3: error [D010] the end tag </bba> doesn't match <bab> of line 2; write </bab>"},
        {"<a>\n<bab>\n</xyz></a>",
         "f.xml:3: error [D010] the end tag </xyz> closes nothing that is open: <bab> of line 2 is still open; write </bab> here, or delete the tag"},
        {"<a>\n<bab>x\n",
         "f.xml:3: error [D010] the file ends before element <bab> of line 2 is closed; was the file cut off? The end tag </bab> is missing"},
        {"<a x='1' x='2'/>", "f.xml:1: error [D013] attribute \"x\" is given twice in the same element; delete one"},
        {"<a x=1/>", "f.xml:1: error [D011] the value of an attribute must stand in quotes; write name=\"value\""},
        {"<a x/>", "f.xml:1: error [D011] attribute \"x\" has no value; write x=\"...\""},
        {"<a x='1'y='2'/>", "f.xml:1: error [D011] a blank is missing here; attributes stand apart: a=\"1\" b=\"2\""},
        {"<a x='<'/>", "f.xml:1: error [D011] the value of an attribute holds <; write &lt; for it, or put the closing quote that is missing before"},
        {"<a x='1/>", "f.xml:1: error [D011] the value of an attribute has no closing quote; write name=\"value\""},
        {"<a>\nb & c</a>", "f.xml:2: error [D011] the sign & stands alone; write &amp; for it"},
        {"<a>b &c d</a>", "f.xml:1: error [D011] the sign & stands before a word without a semicolon; write &amp; for the sign itself"},
        {"<a>1 < 2</a>", "f.xml:1: error [D011] the sign < is not followed by an element's name; write &lt; for \"less than\""},
        {"<a>&nbsp;</a>", "f.xml:1: error [D012] &nbsp; is not known in XML; write the sign itself (only &amp; &lt; &gt; &quot; &apos; have names)"},
        {"<a>&#0;</a>", "f.xml:1: error [D011] a character number (&#...;) is not allowed in XML; write the sign itself"},
        {"<a><!-- a -- b --></a>", "f.xml:1: error [D011] a comment holds --, which is allowed only in its ends; write a single hyphen"},
        {"<a><!-- a", "f.xml:1: error [D011] a comment that begins with <!-- is not closed; write --> at its end"},
        {"\n<?xml version=\"1.0\"?><a/>",
         "f.xml:2: error [D011] <?xml ..?> is allowed only at the very beginning of the file; delete what stands before it"},
        {"<x:a/>", "f.xml:1: error [D015] a name with a colon is not expected: our elements and attributes have no prefix; delete it with its colon"},
        {"<a xmlns='urn:x'/>", "f.xml:1: error [D015] the namespace \"urn:x\" is not expected: our elements have none; delete the attribute xmlns"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect(cases[i].text, cases[i].line);
}

/* ---- hostile XML ---- */

static void test_doctype(void **state)
{
    (void)state;
    static const char laughs[] = "<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
                                 "\"&b;&b;&b;&b;&b;&b;&b;&b;\">]>\n<lolz>&c;</lolz>";
    static const char external[] = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<a>&x;</a>";
    static const char outside[] = "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\"><a/>";
#define REFUSED(line, name)                        \
    "f.xml:" line ": error [D007] <!DOCTYPE " name \
    "> is not allowed: it could bring in entities and other files; delete the whole declaration, up to its >"
    expect(laughs, REFUSED("2", "lolz"));
    expect(external, REFUSED("1", "a"));
    expect(outside, REFUSED("1", "a"));
}

static void test_depth(void **state)
{
    (void)state;
    char text[4096];
    size_t n = 0;
    for (int i = 0; i < DATA_MAX_DEPTH + 1; i++)
        n += (size_t)sprintf(text + n, "<a>\n");
    expect(text, "f.xml:65: error [D009] <a> stands deeper than 64 elements inside each other; is an end tag missing above?");
    n = 0;
    for (int i = 0; i < DATA_MAX_DEPTH; i++)
        n += (size_t)sprintf(text + n, "<a>");
    for (int i = 0; i < DATA_MAX_DEPTH; i++)
        n += (size_t)sprintf(text + n, "</a>");
    expect(text, "");
}

static void test_floods(void **state)
{
    (void)state;
    enum { SIZE = 11 * 1024 * 1024 };
    char *text = malloc(SIZE);
    assert_non_null(text);
    size_t n = (size_t)sprintf(text, "<a");
    for (int i = 0; i < 100000; i++)
        n += (size_t)sprintf(text + n, " a%d='1'", i);
    n += (size_t)sprintf(text + n, "/>");
    expect_line(text, n, NULL, "f.xml:1: error [D004] an element has more than 200 attributes; none of ours has, so part of the file must be broken");
    memset(text, 'x', SIZE);
    memcpy(text, "<a b='", 6);
    memcpy(text + SIZE - 3, "'/>", 3);
    expect_line(text, SIZE, NULL, "f.xml:1: error [D004] the value of an attribute is longer than 10 MB; is its closing quote missing?");
    expect_line(text, (size_t)DATA_MAX_BYTES + 1, NULL, "f.xml: error [D004] the file is larger than 64 MB; is it the right one?");
    free(text);
}

/* An editor's schema hint is let through and forgotten: libxml2 would otherwise load what it names. */
static void test_hint(void **state)
{
    (void)state;
    static const char text[] = "<pengaturan xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                               "xsi:noNamespaceSchemaLocation=\"http://127.0.0.1:1/x.xsd\" versi=\"1\"/>";
    expect_line(text, sizeof text - 1, "pengaturan", "");
}

/* ---- mistakes against a schema ---- */

/* All messages of a text, one a line, without the file's name. */
static void expect_all(const char *schema, const char *text, const char *lines)
{
    Bench b = parse_bytes(text, strlen(text), schema);
    char got[8192] = "";
    for (size_t i = 0; i < b.diags.count; i++) {
        const Diag *d = &b.diags.items[i];
        size_t n = strlen(got);
        snprintf(got + n, sizeof got - n, "%ld %s %s\n", d->at.line, d->rule, d->message);
    }
    assert_string_equal(got, lines);
    assert_int_equal(b.ok, lines[0] == '\0');
    bench_drop(&b);
}

#define PLAN(body)                                                                                                                         \
    "<renstra versi=\"1\" mulai=\"2023\" akhir=\"2025\"><instansi><nama>D</nama><pemerintah jenis=\"kota\" nama=\"K\"/></instansi>\n" body \
    "</renstra>"
#define SUB(body) PLAN("<program kode=\"1.06.04\"><nama>P</nama>\n" body "</program>")
#define INDICATOR(body) SUB("<indikator satuan=\"%\"><uraian>U</uraian>\n" body "</indikator>")

static void test_elements(void **state)
{
    (void)state;
    expect_all("renstra", SUB(""), "");
    expect_all("renstra", SUB("<kegiatn kode=\"1.06.04.2.01\"><nama>K</nama></kegiatn>"),
               "3 D102 element <kegiatn> is not expected in <program>. Did you mean <kegiatan>? Expected one of: nama, indikator, pagu, pagu-akhir, "
               "kegiatan\n");
    expect_all("renstra", SUB("<sesuatu/>"),
               "3 D102 element <sesuatu> is not expected in <program>; expected one of: nama, indikator, pagu, pagu-akhir, kegiatan\n");
    expect_all("renstra", PLAN("<program kode=\"1.06.04\">\n<pagu tahun=\"2024\" nilai=\"1\"/></program>"),
               "2 D104 <program> lacks the element <nama>, which must stand before <pagu> of line 3; add <nama>...</nama>\n");
    expect_all("renstra", PLAN("<program kode=\"1.06.04\">\n<pagu tahun=\"2024\" nilai=\"1\"/>\n<nama>P</nama></program>"),
               "4 D103 <nama> must stand before <pagu> of line 3; move it there\n");
    expect_all("renstra", PLAN("<program kode=\"1.06.04\"/>"), "2 D104 <program> lacks the element <nama>; add <nama>...</nama>\n");
    expect_all("renstra", SUB("<nama>Q</nama>"), "3 D103 <nama> may stand only once in <program>; another stands at line 2; join or delete one\n");
    expect_all("renstra", "<renstr versi=\"1\"/>",
               "1 D101 the root element is <renstr>; expected <renstra>. Is this the right file, under the right name?\n");
    expect_all("renstra", INDICATOR("<target tahun=\"2024\" nilai=\"1\">\nx</target>"),
               "5 D108 <target> holds the text \"x\", but must be empty; delete the text\n");
    expect_all("renstra", PLAN("<visi>a <b/></visi>"), "2 D108 <visi> holds text only; take out the element <b>\n");
    expect_all("renstra", PLAN("<visi> </visi>"), "2 D107 element <visi> is empty; write its value, or leave it out\n");
    expect_all("tahun", "<tahun versi=\"1\" tahun=\"2024\"><anggaran>\n<serapan kode=\"1.06.04\"/>\n<pagu kode=\"1.06.04\"/></anggaran></tahun>",
               "3 D103 <pagu> must stand before <serapan> of line 2; move it there. The order in <anggaran> is: pagu, serapan, fisik, belanja\n");
}

/* Every mistake at once, each only once, those behind an unexpected element too. */
static void test_many(void **state)
{
    (void)state;
    expect_all(
        "renstra", SUB("<kegiatn kode=\"1.06.04.2\">\n<nma>K</nma></kegiatn>\n<indikator arah=\"naek\">\n<uraian>U</uraian></indikator>"),
        "3 D102 element <kegiatn> is not expected in <program>. Did you mean <kegiatan>? Expected one of: nama, indikator, pagu, pagu-akhir, "
        "kegiatan\n"
        "3 D107 attribute \"kode\" of <kegiatan>: \"1.06.04.2\" is not the code of a kegiatan; write the program's code and two parts more, such as "
        "1.06.04.2.01\n"
        "4 D102 element <nma> is not expected in <kegiatan>. Did you mean <nama>? Expected one of: nama, indikator, pagu, pagu-akhir, subkegiatan\n"
        "5 D107 attribute \"arah\" of <indikator>: \"naek\" is not possible. Did you mean \"naik\"? Expected one of: naik, turun, rentang\n"
        "5 D106 <indikator> lacks the attribute \"satuan\"; write <indikator satuan=\"...\">\n");
}

static void test_attributes(void **state)
{
    (void)state;
    expect_all(
        "renstra", INDICATOR("<target tahun=\"2024\" nila=\"1\"/>"),
        "4 D105 attribute \"nila\" is not expected in <target>. Did you mean \"nilai\"? Possible are: tahun, nilai, dari, sampai, teks, alasan\n");
    expect_all("renstra", INDICATOR("<target nilai=\"1\"/>"), "4 D106 <target> lacks the attribute \"tahun\"; write <target tahun=\"...\">\n");
    expect_all(
        "renstra", INDICATOR("<target thun=\"2024\" nilai=\"1\"/>"),
        "4 D105 attribute \"thun\" is not expected in <target>. Did you mean \"tahun\"? Possible are: tahun, nilai, dari, sampai, teks, alasan\n");
    expect_all("renstra", PLAN("<program kode=\"1.06.04\"><nama>P</nama></program>\n<program kode=\"1.06.04\"><nama>P</nama></program>"),
               "3 D109 kode=\"1.06.04\" of <program> is already used at line 2; each must be different: change or delete one\n");
}

#define NUMBER(text) "<target tahun=\"2024\" nilai=\"" text "\"/>"
#define WRITE(text, number)                                                                                                               \
    "4 D107 attribute \"nilai\" of <target>: \"" text "\" is not a number; write " number ", with a decimal point and without thousands " \
    "separators\n"

static void test_values(void **state)
{
    (void)state;
    expect_all("renstra", INDICATOR(NUMBER("86.11") "<target tahun=\"2025\" nilai=\"?\" alasan=\"x\"/>"), "");
    expect_all("renstra", INDICATOR(NUMBER("86,11")), WRITE("86,11", "86.11"));
    expect_all("renstra", INDICATOR(NUMBER("29.296.151.220")), WRITE("29.296.151.220", "29296151220"));
    expect_all("renstra", INDICATOR(NUMBER("Rp 1.000,50")), WRITE("Rp 1.000,50", "1000.50"));
    expect_all("renstra", INDICATOR(NUMBER("Rp 5.000,-")), WRITE("Rp 5.000,-", "5000"));
    expect_all("renstra", INDICATOR(NUMBER("80 %")), WRITE("80 %", "80"));
    expect_all("renstra", INDICATOR(NUMBER("baik")),
               "4 D107 attribute \"nilai\" of <target>: \"baik\" is not a number; write 86.11, with a decimal point and without thousands "
               "separators, or ? when it is not known\n");
    expect_all("renstra", INDICATOR("<target tahun=\"24\" nilai=\"1\"/>"),
               "4 D107 attribute \"tahun\" of <target>: \"24\" is not a year; write four digits, such as 2024\n");
    expect_all("tahun", "<tahun versi=\"1\" tahun=\"2024\"><laporan tanggal=\"31-01-2025\"/></tahun>",
               "1 D107 attribute \"tanggal\" of <laporan>: \"31-01-2025\" is not a date; write year-month-day, such as 2024-09-02\n");
    expect_all("tahun", "<tahun versi=\"1\" tahun=\"2024\"><laporan tanggal=\"2025-02-30\"/></tahun>",
               "1 D107 attribute \"tanggal\" of <laporan>: \"2025-02-30\" is not a date; write year-month-day, such as 2024-09-02\n");
}

static void test_blocks(void **state)
{
    (void)state;
    expect_all("narasi",
               "<narasi versi=\"1\" tahun=\"2024\"><bagian id=\"a\"><paragraf rata=\"{$x}\">a <tebal>b</tebal><jika "
               "uji=\"1\">c</jika></paragraf></bagian></narasi>",
               "");
    expect_all(
        "narasi", "<narasi versi=\"1\" tahun=\"2024\"><bagian id=\"a\">\n<paragraf rata=\"tengh\">a<tebl>b</tebl></paragraf></bagian></narasi>",
        "2 D107 attribute \"rata\" of <paragraf>: \"tengh\" is not possible. Did you mean \"tengah\"? Expected one of: kiri, tengah, kanan, penuh\n"
        "2 D102 element <tebl> is not expected in <paragraf>. Did you mean <tebal>? Expected one of: tebal, miring, garis-bawah, atas, bawah, kecil, "
        "tautan, baris-baru, "
        "rujukan, catatan-kaki, asing, warna, ...\n");
    expect_all(
        "naskah",
        "<naskah versi=\"1\"><isi><bab judul=\"B\"><paragraf>a<jika uji=\"1\"/></paragraf><tabel><kolom lebar=\"2x\"/></tabel></bab></isi></naskah>",
        "1 D102 element <jika> is not expected in <paragraf>; expected one of: tebal, miring, garis-bawah, atas, bawah, kecil, tautan, baris-baru, "
        "rujukan, catatan-kaki, asing, "
        "warna, tetap, gambar-baris, grafik-baris, pecahan\n"
        "1 D107 attribute \"lebar\" of <kolom>: \"2x\" is not the width of a column; write 10mm, a weight such as 2*, or alami\n");
}

/* Lines past 65535, where libxml2's own field ends. */
static void test_far_line(void **state)
{
    (void)state;
    enum { LINES = 70000 };
    char *text = malloc(LINES + 1000);
    assert_non_null(text);
    size_t n = (size_t)sprintf(text, "<pengaturan versi=\"1\">");
    memset(text + n, '\n', LINES);
    sprintf(text + n + LINES, "<laporan kertas=\"B5\"/>\n</pengaturan>");
    expect_all("pengaturan", text,
               "70001 D107 attribute \"kertas\" of <laporan>: \"B5\" is not possible; expected one of: A4, F4, A3, Legal, Letter\n");
    free(text);
}

/* ---- folders ---- */

static Bench load(const char *folder, int year)
{
    Bench b = bench_new();
    DataOptions options = {folder, SCHEMAS, year};
    b.ok = data_load(b.arena, &b.diags, &options, &b.doc);
    return b;
}

static void test_joined(void **state)
{
    (void)state;
    Bench b = load("tests/data/kecil", 2024);
    assert_true(b.ok);
    assert_int_equal(b.diags.count, 0);
    xmlNode *root = xmlDocGetRootElement(b.doc);
    assert_string_equal((const char *)root->name, "lkip");
    assert_string_equal(data_attr(root, "tahun"), "2024");
    static const char *const order[] = {"pengaturan", "renstra", "tahun", "narasi"};
    xmlNode *n = data_child(root, NULL);
    for (size_t i = 0; i < 4; i++, n = data_next(n, NULL))
        assert_string_equal((const char *)n->name, order[i]);
    assert_null(n);

    xmlNode *settings = data_child(root, "pengaturan"), *plan = data_child(root, "renstra"), *year = data_child(root, "tahun");
    assert_string_equal(data_attr(data_child(settings, "laporan"), "templat"), "lkip");
    assert_string_equal(data_attr(data_child(settings, "pengukuran"), "batas-capaian"), "");
    assert_string_equal(data_attr(data_child(settings, "angka"), "kosong"), "–");
    assert_null(data_place(settings).file);
    assert_string_equal(data_place(plan).file, "tests/data/kecil/renstra.xml");
    assert_int_equal(data_place(plan).line, 2);
    xmlNode *budget = data_child(year, "anggaran");
    assert_string_equal(data_place(data_child(budget, "serapan")).file, "tests/data/kecil/tahun-2024.xml");
    assert_int_equal(data_place(data_child(budget, "serapan")).line, 9);
    xmlNode *program = data_child(data_child(data_child(plan, "tujuan"), "sasaran"), "program");
    xmlNode *sub = data_child(data_child(program, "kegiatan"), "subkegiatan");
    assert_string_equal(data_attr(data_child(sub, "indikator"), "id"), "1.06.04.2.01.0001:1");
    assert_null(data_attr(sub, "nama"));
    bench_drop(&b);
}

static void test_place(void **state)
{
    (void)state;
    Bench b = load("tests/data/kecil", 2024);
    assert_true(b.ok);
    xmlNode *root = xmlDocGetRootElement(b.doc), *plan = data_child(root, "renstra");
    xmlNode *made = xmlNewChild(plan, NULL, (const xmlChar *)"ukur", NULL);
    assert_string_equal(data_place(made).file, "tests/data/kecil/renstra.xml");
    assert_int_equal(data_place(made).line, 0);
    static const char other[] = "templat.xml";
    data_set_place(made, (Place){other, 7});
    assert_ptr_equal(data_place(made).file, other);
    assert_int_equal(data_place(made).line, 7);
    bench_drop(&b);
}

/* A folder made for one test, from the small office with one part exchanged. */
typedef struct Folder {
    char path[64];
} Folder;

static char *slurp(const char *path)
{
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    char *text = calloc(1, 65536);
    assert_non_null(text);
    assert_true(fread(text, 1, 65535, f) > 0);
    fclose(f);
    return text;
}

static void put(const Folder *folder, const char *name, const char *text)
{
    char path[200];
    snprintf(path, sizeof path, "%s/%s", folder->path, name);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

/* `file` with the first `from` replaced by `to`. */
static void put_changed(const Folder *folder, const char *file, const char *from, const char *to)
{
    char source[200], changed[65536];
    snprintf(source, sizeof source, "tests/data/kecil/%s", file);
    char *text = slurp(source), *at = from ? strstr(text, from) : NULL;
    if (from)
        assert_non_null(at);
    if (at)
        snprintf(changed, sizeof changed, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    put(folder, file, at ? changed : text);
    free(text);
}

static Folder folder_new(const char *file, const char *from, const char *to)
{
    Folder folder = {"/tmp/lkip-test-XXXXXX"};
    assert_non_null(mkdtemp(folder.path));
    put_changed(&folder, "renstra.xml", strcmp(file, "renstra.xml") == 0 ? from : NULL, to);
    put_changed(&folder, "tahun-2024.xml", strcmp(file, "tahun-2024.xml") == 0 ? from : NULL, to);
    return folder;
}

static void folder_drop(const Folder *folder)
{
    char command[200];
    snprintf(command, sizeof command, "rm -r '%s'", folder->path);
    assert_int_equal(system(command), 0);
}

/* The one message when, in `file`, `from` stands as `to`: "line rule text". */
static void expect_change(const char *file, const char *from, const char *to, const char *message)
{
    Folder folder = folder_new(file, from, to);
    Bench b = load(folder.path, 2024);
    char got[2048] = "";
    for (size_t i = 0; i < b.diags.count; i++)
        snprintf(got + strlen(got), sizeof got - strlen(got), "%s%s:%ld %s %s", i ? "\n" : "", strrchr(b.diags.items[i].at.file, '/') + 1,
                 b.diags.items[i].at.line, b.diags.items[i].rule, b.diags.items[i].message);
    assert_string_equal(got, message);
    bench_drop(&b);
    folder_drop(&folder);
}

static void test_references(void **state)
{
    (void)state;
    static const struct {
        const char *file, *from, *to, *message;
    } cases[] = {
        {"tahun-2024.xml", "realisasi indikator=\"S1.2\"", "realisasi indikator=\"S1.3\"",
         "tahun-2024.xml:16 D203 attribute \"indikator\" of <realisasi>: renstra.xml has no <indikator> with the id \"S1.3\"; did you mean "
         "\"S1.1\"?"},
        {"tahun-2024.xml", "pagu kode=\"1.06.04.2.01.0002\"", "pagu kode=\"1.06.04.2.02.0002\"",
         "tahun-2024.xml:8 D204 attribute \"kode\" of <pagu>: the plan has no program, kegiatan or sub kegiatan with the code \"1.06.04.2.02.0002\"; "
         "correct it, or "
         "enter the code in renstra.xml; did you mean \"1.06.04.2.01.0002\"?"},
        {"tahun-2024.xml", "pagu kode=\"1.06.04.2.01.0002\"", "pagu kode=\"1.06.04.2.01.0001\"",
         "tahun-2024.xml:8 D206 <pagu> of the code 1.06.04.2.01.0001 stands twice; the other is at line 7; join or delete one"},
        {"tahun-2024.xml", "pejabat jabatan=\"kadis\"", "pejabat jabatan=\"kadiss\"",
         "tahun-2024.xml:5 D205 attribute \"jabatan\" of <pejabat>: renstra.xml has no <jabatan> with the id \"kadiss\"; did you mean \"kadis\"?\n"
         "tahun-2024.xml:18 D217 nobody held the post \"kadis\" on the date of this <perjanjian> (2024-01-15); add a <pejabat jabatan=\"kadis\" "
         "nama=\"..\"/>, or correct its mulai and selesai"},
        {"tahun-2024.xml", "nama=\"Contoh Kadis\"", "nama=\"Contoh Kadis\" selesai=\"2024-01-14\"",
         "tahun-2024.xml:18 D217 nobody held the post \"kadis\" on the date of this <perjanjian> (2024-01-15); add a <pejabat jabatan=\"kadis\" "
         "nama=\"..\"/>, or correct its mulai and selesai"},
        {"tahun-2024.xml", "nama=\"Contoh Kadis\"",
         "nama=\"Contoh Lama\" selesai=\"2024-06-30\"/><pejabat jabatan=\"kadis\" nama=\"Contoh Baru\" mulai=\"2024-06-30\"",
         "tahun-2024.xml:5 D215 the post \"kadis\" has two holders at once; the other stands at line 5: end one term (selesai) before the other "
         "begins (mulai), "
         "or write status=\"plh\" for who stands in"},
        {"tahun-2024.xml", "nama=\"Contoh Kadis\"",
         "nama=\"Contoh Lama\"/><pejabat jabatan=\"kadis\" nama=\"Contoh Harian\" mulai=\"2024-06-01\" selesai=\"2024-06-14\" status=\"plh\"", ""},
        {"tahun-2024.xml", "pihak-pertama=\"kadis\" pihak-kedua=\"walikota\"", "pihak-pertama=\"kadis\"", ""},
        {"tahun-2024.xml", "pihak-pertama=\"kadis\" pihak-kedua=\"walikota\"", "pihak-pertama=\"walikota\"",
         "tahun-2024.xml:18 D216 the post \"walikota\" has no superior to agree with; write atasan=\"..\" on its <jabatan>, or pihak-kedua=\"..\" "
         "here"},
        {"tahun-2024.xml", "pihak-kedua=\"walikota\"", "pihak-kedua=\"bupati\"",
         "tahun-2024.xml:18 D205 attribute \"pihak-kedua\" of <perjanjian>: renstra.xml has no <jabatan> with the id \"bupati\""},
        {"tahun-2024.xml", "<dana kode=\"1.06.04\"/>", "<dana kode=\"1.06.09\"/>",
         "tahun-2024.xml:21 D204 attribute \"kode\" of <dana>: the plan has no program, kegiatan or sub kegiatan with the code \"1.06.09\"; correct "
         "it, or enter the "
         "code in renstra.xml; did you mean \"1.06.04\"?"},
        {"tahun-2024.xml", " alasan=\"rincian triwulan tidak terbaca\"", "",
         "tahun-2024.xml:10 D212 attribute \"tw2\" of <serapan> is ?, but the reason is missing; add alasan=\"...\""},
        {"tahun-2024.xml", "penyebut=\"36\" ", "",
         "tahun-2024.xml:15 D211 <realisasi> of S1.1 has only one of \"pembilang\" and \"penyebut\"; write both"},
        {"tahun-2024.xml", " nilai=\"3.5\"", "",
         "tahun-2024.xml:16 D211 <realisasi> of S1.2 says no value; write nilai, or pembilang and penyebut, or teks"},
        {"tahun-2024.xml", "tahun=\"2024\"", "tahun=\"2023\"",
         "tahun-2024.xml:2 D201 attribute \"tahun\" of <tahun> is \"2023\", but the file's name says 2024; correct one of them"},
        {"tahun-2024.xml", "<tindak-lanjut>Menambah petugas lapangan.</tindak-lanjut>", "<narasi><paragrf>x</paragrf></narasi>",
         "tahun-2024.xml:23 D102 element <paragrf> is not expected in <narasi>. Did you mean <paragraf>? Expected one of: paragraf, daftar, tabel, "
         "gambar, galeri, grafik, "
         "pohon, peta, rumus, ttd, kotak, kop, ..."},
        {"renstra.xml", "program=\"1.06.04\"", "program=\"1.06.07\"",
         "renstra.xml:21 D204 attribute \"program\" of <indikator>: the plan has no program, kegiatan or sub kegiatan with the code \"1.06.07\"; "
         "correct it, or enter the code in renstra.xml; did you "
         "mean \"1.06.04\"?"},
        {"renstra.xml", "tujuan id=\"T1\" misi=\"M1\"", "tujuan id=\"T1\" misi=\"M2\"",
         "renstra.xml:17 D209 attribute \"misi\" of <tujuan>: renstra.xml has no <misi> with the id \"M2\""},
        {"renstra.xml", "<tujuan id=\"T1\"",
         "<proses-bisnis><lapis nama=\"Inti\"><proses id=\"pendataan\">a</proses></lapis><panah dari=\"pendataan\" "
         "ke=\"pendatan\"/></proses-bisnis><tujuan id=\"T1\"",
         "renstra.xml:17 D209 attribute \"ke\" of <panah>: <proses-bisnis> has no <proses> and no <lapis> with the id \"pendatan\"; did you mean "
         "\"pendataan\"?"},
        {"renstra.xml", "<tujuan id=\"T1\"",
         "<proses-bisnis><lapis id=\"L1\" nama=\"Inti\"><proses id=\"P1\">a</proses></lapis><panah dari=\"P1\" ke=\"L1\"/></proses-bisnis><tujuan "
         "id=\"T1\"",
         "renstra.xml:17 D209 a <panah> leads from <proses> to <proses>, or from a <lapis> to the one before or after it"},
        {"renstra.xml", " nilai=\"70\"", "", "renstra.xml:25 D211 <target> says no value; write nilai=\"...\", or dari and sampai, or teks"},
        {"renstra.xml", "<target tahun=\"2023\" nilai=\"70\"/>", "<target tahun=\"2024\" nilai=\"70\"/>",
         "renstra.xml:25 D210 the target of 2024 is given twice; another stands at line 25; delete one"},
        {"renstra.xml", "mulai=\"2023\" akhir=\"2025\"", "mulai=\"2021\" akhir=\"2023\"",
         "renstra.xml:2 D214 the year 2024 lies outside the plan's period 2021-2023; is this the right plan?"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_change(cases[i].file, cases[i].from, cases[i].to, cases[i].message);
}

static bool has_rule(const Bench *b, const char *rule, const char *part)
{
    for (size_t i = 0; i < b->diags.count; i++)
        if (strcmp(b->diags.items[i].rule, rule) == 0 && strstr(b->diags.items[i].message, part))
            return true;
    return false;
}

/* Changes that rightly give more than one message. */
static void expect_rule(const char *from, const char *to, const char *rule, const char *part)
{
    Folder folder = folder_new("renstra.xml", from, to);
    Bench b = load(folder.path, 2024);
    assert_false(b.ok);
    if (!has_rule(&b, rule, part))
        for (size_t i = 0; i < b.diags.count; i++)
            print_error("%s\n", diag_line(b.arena, &b.diags.items[i]));
    assert_true(has_rule(&b, rule, part));
    bench_drop(&b);
    folder_drop(&folder);
}

static void test_plan(void **state)
{
    (void)state;
    expect_rule("kegiatan kode=\"1.06.04.2.01\"", "kegiatan kode=\"1.06.05.2.01\"", "D208", "<kegiatan> 1.06.05.2.01 stands in <program> 1.06.04");
    expect_rule("indikator id=\"S1.2\"", "indikator id=\"S1.1\"", "D206", "id=\"S1.1\" of <indikator> is already used by <indikator> at line 21");
    expect_rule("jenis=\"kepala-daerah\"", "jenis=\"kepala-daerah\" atasan=\"kadis\"", "D207", "the post \"walikota\" is its own superior");
    expect_rule("akhir=\"2025\"", "akhir=\"2022\"", "D213", "the plan ends (2022) before it begins (2023)");
}

static void test_folder(void **state)
{
    (void)state;
    Bench b = load("/nonexistent", 2024);
    assert_false(b.ok);
    assert_true(has_rule(&b, "D001", "the folder can't be opened"));
    assert_false(b.diags.system);
    bench_drop(&b);

    b = load("tests/data/kecil", 2019);
    assert_false(b.ok);
    assert_true(has_rule(&b, "D202", "there is no file tahun-2019.xml; the folder has the years 2024"));
    bench_drop(&b);

    Folder folder = folder_new("", NULL, NULL);
    put(&folder, "Tahun_2023.xml", "<tahun/>");
    put(&folder, "pengaturan.xml", "<pengaturan versi=\"1\"><angka digit=\"1\"/></pengaturan>");
    b = load(folder.path, 0);
    assert_true(b.ok);
    assert_true(has_rule(&b, "D019", "this file is not read"));
    xmlNode *settings = data_child(xmlDocGetRootElement(b.doc), "pengaturan");
    assert_string_equal(data_attr(data_child(settings, "angka"), "digit"), "1");
    assert_string_equal(data_attr(data_child(settings, "angka"), "pembulatan"), "setengah");
    assert_string_equal(data_attr(data_child(settings, "laporan"), "kertas"), "A4");
    bench_drop(&b);

    put(&folder, "tahun-2023.xml", "<tahun versi=\"1\" tahun=\"2023\"><anggaran>");
    put(&folder, "renstra.xml", "<renstra>");
    b = load(folder.path, 2024);
    assert_false(b.ok);
    assert_int_equal(b.diags.errors, 2); /* both broken files are told */
    bench_drop(&b);
    folder_drop(&folder);
}

static void test_missing_files(void **state)
{
    (void)state;
    Folder folder = {"/tmp/lkip-test-XXXXXX"};
    assert_non_null(mkdtemp(folder.path));
    Bench b = load(folder.path, 2024);
    assert_false(b.ok);
    assert_true(has_rule(&b, "D202", "no file of a year"));
    assert_true(has_rule(&b, "D002", "the file is missing"));
    bench_drop(&b);

    b = bench_new();
    assert_false(data_parse(b.arena, &b.diags, folder.path, NULL, &b.doc));
    assert_true(has_rule(&b, "D003", "this is not a file"));
    assert_false(data_parse(b.arena, &b.diags, "tests/data/kecil/renstra.xml", "nowhere.xsd", &b.doc));
    assert_true(has_rule(&b, "D018", "schema of the installation"));
    assert_true(b.diags.system);
    bench_drop(&b);
    folder_drop(&folder);
}

static void test_safe_path(void **state)
{
    (void)state;
    Folder folder = {"/tmp/lkip-test-XXXXXX"};
    assert_non_null(mkdtemp(folder.path));
    put(&folder, "a.png", "x");
    char link[100];
    snprintf(link, sizeof link, "%s/keluar.png", folder.path);
    assert_int_equal(symlink("/etc/passwd", link), 0);
    snprintf(link, sizeof link, "%s/dalam.png", folder.path);
    assert_int_equal(symlink("a.png", link), 0);
    static const struct {
        const char *name, *rule;
    } cases[] = {{"a.png", NULL},         {"./a.png", NULL},    {"dalam.png", NULL},   {"", "D016"},
                 {"/etc/passwd", "D016"}, {"../x.png", "D016"}, {"b/../../c", "D016"}, {"keluar.png", "D016"},
                 {"tiada.png", "D017"},   {"b\\c.png", "D016"}, {"..", "D016"},        {"..a.png", "D017"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Bench b = bench_new();
        const char *out = NULL;
        bool ok = data_safe_path(b.arena, &b.diags, (Place){"f.xml", 3}, folder.path, cases[i].name, &out);
        assert_int_equal(ok, !cases[i].rule);
        if (ok)
            assert_non_null(strstr(out, "/a.png"));
        else
            assert_string_equal(b.diags.items[0].rule, cases[i].rule);
        bench_drop(&b);
    }
    folder_drop(&folder);
}

/* Every schema compiles; those that are parts of others are compiled with them. */
static void test_schemas(void **state)
{
    (void)state;
    static const char *const names[] = {"renstra", "tahun", "narasi", "pengaturan", "skala", "naskah", "gaya"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Bench b = parse_bytes("<x/>", 4, names[i]);
        assert_false(b.ok);
        assert_false(b.diags.system);
        assert_string_equal(b.diags.items[0].rule, "D101");
        bench_drop(&b);
    }
}

static void undocumented(const xmlNode *node, const char *file, int *count)
{
    static const char *const kinds[] = {"element", "attribute", "enumeration", NULL};
    for (const xmlNode *n = node; n;) {
        for (size_t i = 0; n->type == XML_ELEMENT_NODE && kinds[i]; i++)
            if (strcmp((const char *)n->name, kinds[i]) == 0 && !data_attr(n, "ref") && !data_child(data_child(n, "annotation"), "documentation")) {
                print_error("%s:%ld: <%s> %s is not documented\n", file, xmlGetLineNo(n), kinds[i],
                            data_attr(n, "name") ? data_attr(n, "name") : data_attr(n, "value"));
                ++*count;
            }
        if (n->children) {
            n = n->children;
            continue;
        }
        while (n && !n->next)
            n = n->parent;
        n = n ? n->next : NULL;
    }
}

static void test_documentation(void **state)
{
    (void)state;
    static const char *const names[] = {"umum",   "renstra", "tahun", "narasi",     "pengaturan", "skala",
                                        "naskah", "gaya",    "blok",  "tipe-tepat", "tipe-lubang"};
    int count = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[200];
        snprintf(path, sizeof path, SCHEMAS "/%s.xsd", names[i]);
        xmlDocPtr doc = xmlReadFile(path, NULL, 0);
        assert_non_null(doc);
        undocumented(xmlDocGetRootElement(doc), path, &count);
        xmlFreeDoc(doc);
    }
    assert_int_equal(count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_syntax),  cmocka_unit_test(test_doctype),       cmocka_unit_test(test_depth),
        cmocka_unit_test(test_floods),  cmocka_unit_test(test_hint),          cmocka_unit_test(test_elements),
        cmocka_unit_test(test_many),    cmocka_unit_test(test_attributes),    cmocka_unit_test(test_values),
        cmocka_unit_test(test_blocks),  cmocka_unit_test(test_far_line),      cmocka_unit_test(test_joined),
        cmocka_unit_test(test_place),   cmocka_unit_test(test_references),    cmocka_unit_test(test_plan),
        cmocka_unit_test(test_folder),  cmocka_unit_test(test_missing_files), cmocka_unit_test(test_safe_path),
        cmocka_unit_test(test_schemas), cmocka_unit_test(test_documentation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
