/* fuzz_measure.c: measuring trees of any shape: the bytes build a tree of the known elements and attributes, with values good and bad. */
#include <libxml/parser.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "measure/measure.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const ELEMENTS[] = {"pengaturan", "pengukuran", "angka",       "renstra",   "tujuan", "sasaran",      "strategi", "arah-kebijakan",
                                       "program",    "kegiatan",   "subkegiatan", "indikator", "target", "target-akhir", "awal",     "pagu",
                                       "pagu-akhir", "tahun",      "anggaran",    "serapan",   "fisik",  "belanja",      "kinerja",  "realisasi",
                                       "pembanding", "perjanjian", "dana",        "skala",     "kelas"};
static const char *const ATTRIBUTES[] = {"tahun",         "mulai",        "akhir",      "id",      "kode",       "indikator",   "nilai",  "pembilang",
                                         "penyebut",      "target",       "dari",       "sampai",  "teks",       "satuan",      "arah",   "bobot",
                                         "berlaku",       "menggantikan", "program",    "murni",   "perubahan",  "jumlah",      "tw1",    "tw2",
                                         "tw3",           "tw4",          "jenis",      "lingkup", "realisasi",  "alasan",      "gulung", "efisiensi",
                                         "batas-capaian", "digit",        "pembulatan", "peran",   "lebih-dari", "tanpa-target"};
static const char *const VALUES[] = {"",
                                     "?",
                                     "0",
                                     "1",
                                     "-1",
                                     "100",
                                     "86.11",
                                     "775/9",
                                     "1/0",
                                     "x",
                                     "2021",
                                     "2022",
                                     "2023",
                                     "2024",
                                     "2026",
                                     "2022-2023",
                                     "2024-2026",
                                     "A",
                                     "B",
                                     "1.1",
                                     "1.1.1",
                                     "%",
                                     "orang",
                                     "turun",
                                     "rentang",
                                     "ya",
                                     "realisasi",
                                     "sisa",
                                     "selisih",
                                     "nasional",
                                     "provinsi",
                                     "predikat",
                                     "atribut",
                                     "perubahan",
                                     "modal",
                                     "999999999999999999999999999999999999999999999999999999999999.999999999999999999999999",
                                     "0.000000000000000000000000000000000000000001"};

#define PICK(table, byte) (table[(byte) % (sizeof(table) / sizeof *(table))])

/* The tree begins with a plan and two years, so that most inputs get past the first questions. */
static const char *const START =
    "<lkip><renstra mulai='2021' akhir='2026'><tujuan><sasaran><indikator id='A' satuan='%'/><program kode='1.1'><kegiatan kode='1.1.1'/>"
    "</program></sasaran></tujuan></renstra><tahun tahun='2023'><anggaran/><kinerja/></tahun>"
    "<tahun tahun='2024'><anggaran/><kinerja/></tahun><pengaturan><pengukuran/></pengaturan></lkip>";

/* One step: down to a new child or to one that is there, up, or an attribute. */
static xmlNode *step(xmlNode *at, int *depth, const uint8_t *bytes)
{
    switch (bytes[0] % 8) {
    case 0:
        if (*depth >= 12)
            return at;
        ++*depth;
        return xmlNewChild(at, NULL, BAD_CAST PICK(ELEMENTS, bytes[1]), NULL);
    case 1:
    case 2: {
        xmlNode *child = at->children;
        for (int skip = bytes[1] % 5; child && skip; skip--)
            child = child->next;
        *depth += child != NULL;
        return child ? child : at;
    }
    case 3:
        if (!*depth)
            return at;
        --*depth;
        return at->parent;
    default:
        xmlSetProp(at, BAD_CAST PICK(ATTRIBUTES, bytes[1]), BAD_CAST PICK(VALUES, bytes[2]));
        return at;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_new();
    xmlDoc *tree = xmlReadMemory(START, (int)strlen(START), "tree.xml", NULL, XML_PARSE_NONET);
    xmlNode *at = tree ? xmlDocGetRootElement(tree) : NULL;
    Diags diags = diags_in(arena);
    int depth = 0;
    for (size_t i = 0; at && i + 2 < size && i < 3000; i += 3)
        at = step(at, &depth, data + i);
    if (at)
        measure_tree(arena, &diags, tree, &(MeasureOptions){.year = size ? 2020 + data[0] % 8 : 0, .scale_dir = "templates/skala"});
    xmlFreeDoc(tree);
    arena_drop(arena);
    return 0;
}
