/* model.h: what measuring knows while it runs; for the files of this module alone.
 *
 * The joined tree is read once into records (plan.c): an Item for each tujuan .. sub kegiatan, an Indicator for each indikator, each with one
 * slot a year. The year files are then hung on them by code and by id (year.c), so that everything after is a walk over records without
 * searching: the whole pass is linear in the nodes. Figures are worked out from the leaves up and written as <ukur> elements. All records
 * and intermediate numbers live in an arena of the pass, dropped at its end. */
#ifndef LKIP_MEASURE_MODEL_H
#define LKIP_MEASURE_MODEL_H

#include <libxml/hash.h>
#include <libxml/tree.h>

#include "base/buffer.h"
#include "base/diag.h"
#include "measure/measure.h"
#include "number/number.h"

/* ---- figures (figure.c) ---- */

/* A figure is known (value), unknown ("?" in the data, or made from one), or was never stated (neither). An unknown one is never counted as zero. */
typedef struct Figure {
    const Number *value;
    bool unknown;
    const char *reason; /* `alasan` of the element that said "?"; NULL when it gave none */
} Figure;

typedef enum Budget {
    BUDGET_MURNI,
    BUDGET_PERUBAHAN,
    BUDGET_PAGU,
    BUDGET_SERAPAN,
    BUDGET_TW1, /* to TW4, in order */
    BUDGET_TW4 = BUDGET_TW1 + 3,
    BUDGET_RENSTRA, /* what the plan foresaw for the year */
    BUDGET_FISIK,   /* physical progress, per cent */
    BUDGET_FIGURES,
} Budget;

enum { QUARTERS = 4 };

/* ---- records ---- */

typedef enum Level {
    LEVEL_RENSTRA,
    LEVEL_TUJUAN,
    LEVEL_SASARAN,
    LEVEL_STRATEGI,
    LEVEL_ARAH,
    LEVEL_PROGRAM,
    LEVEL_KEGIATAN,
    LEVEL_SUBKEGIATAN,
    LEVELS,
} Level;

/* Physical output: what the year's <fisik> of one code says. */
typedef struct Progress {
    Figure target, quarters[QUARTERS], result;
} Progress;

typedef struct ItemYear {
    bool present;                    /* the year's file has something of it, or of what stands below it */
    bool budgeted;                   /* the same, money: a pagu or serapan */
    xmlNode *pagu, *serapan, *fisik; /* its own elements in the year's file, or NULL */
    Progress *progress;              /* NULL without <fisik> */
    Figure figures[BUDGET_FIGURES];
    Figure capaian, realisasi; /* rolled up: renstra to arah-kebijakan */
    long indicators, measured; /* in force; of these with a capaian */
} ItemYear;

typedef struct Indicator Indicator;

typedef struct Item {
    Level level;
    xmlNode *node;
    struct Item *parent, *first, *last, *next;
    Indicator *indicators, *last_indicator;
    const Number *weight;
    Figure plan_end; /* pagu-akhir */
    ItemYear *years; /* one a slot */
} Item;

typedef enum { ARAH_NAIK, ARAH_TURUN, ARAH_RENTANG } Arah;

typedef enum { PEER_NASIONAL, PEER_PROVINSI, PEERS } Peer;

typedef enum { TARGET_NONE, TARGET_UNKNOWN, TARGET_TEXT, TARGET_VALUE, TARGET_RANGE } TargetKind;

typedef struct Target {
    TargetKind kind;
    const Number *value, *low, *high; /* of a range one bound may be NULL */
    const char *text;                 /* as it is to be printed; NULL without a target */
    const char *reason;               /* of an unknown one */
} Target;

typedef struct IndicatorYear {
    xmlNode *target, *result, *peers[PEERS]; /* elements of the plan and of the year's file, or NULL */
    Target goal;
    Figure realisasi, pembilang, penyebut, capaian;
    const char *text; /* the result as it is to be printed, or NULL */
} IndicatorYear;

struct Indicator {
    xmlNode *node;
    const char *id; /* NULL when it has none */
    Item *owner;
    Indicator *next, *replaced;
    Arah arah;
    bool percent; /* its unit */
    int from, to; /* years in force; INT_MIN and INT_MAX where open */
    const Number *weight;
    IndicatorYear *years; /* one a slot */
};

/* ---- scales (scale.c) ---- */

typedef struct Class {
    const char *name, *color;
    const Number *bound; /* NULL: always */
    bool above;          /* more than the bound, rather than at least */
    bool no_target;      /* the class of an indicator without target */
} Class;

typedef struct Scale {
    Class *classes;
    size_t count, cap;
} Scale;

/* ---- the pass ---- */

typedef enum { EFFICIENCY_RATIO, EFFICIENCY_DIFFERENCE, EFFICIENCY_UNSPENT } Efficiency;

typedef struct Settings {
    Efficiency efficiency;
    const Number *ceiling; /* batas-capaian; NULL: none */
    bool roll_results;     /* gulung="realisasi" */
    NumberFormat format;
    const char *unknown; /* how an unknown figure is printed */
} Settings;

typedef struct Measure {
    Arena *arena; /* of this pass */
    Arena *lasting;
    Arena *spare; /* of scratch_begin, between two uses; NULL */
    Diags *diags;
    xmlNode *root;
    const MeasureOptions *options;
    Settings settings;
    Scale predikat, atribut;
    const Number *hundred, *one;

    int first_year, slots;     /* slot s is the year first_year + s */
    int plan_from, plan_to;    /* the plan's period */
    int year;                  /* of the report: nothing later is measured */
    xmlNode **files;           /* <tahun> by slot, or NULL */
    long (*counts)[LEVELS];    /* by slot: programmes, kegiatan .. with money that year */
    xmlHashTable *codes, *ids; /* Item by kode, Indicator by id */
    Item *plan;                /* the renstra */
    bool failed;               /* a number grew past its limit, or memory ran short */
} Measure;

/* The slot of a year; -1 when it is outside. */
int slot_of(const Measure *m, int year);
/* An attribute that isn't empty; `otherwise` when it is absent. */
const char *attr_or(const xmlNode *node, const char *name, const char *otherwise);
bool attr_is(const xmlNode *node, const char *name, const char *value);
/* Whether a unit is per cent. */
bool is_percent(const char *unit);

/* figure.c: a diagnostic M101 and an unknown figure for what is not a number. */
Figure figure_read(Measure *m, const xmlNode *node, const char *name);
Figure figure_of(const Number *value);
Figure figure_unknown(const char *reason);
/* The result of arithmetic that can't be NULL but for its size: then unknown, and the pass fails. */
Figure figure_checked(Measure *m, const Number *value);
bool figure_stated(Figure figure);
/* A sum: unknown when one is unknown, else not stated when one is not stated. */
Figure figure_add(Measure *m, Figure a, Figure b);
/* A difference, and part / whole x 100: not stated when one is not stated, or the whole is zero; else unknown when one is unknown. */
Figure figure_sub(Measure *m, Figure a, Figure b);
Figure figure_percent(Measure *m, Figure part, Figure whole);

/* A weighted mean in the making. Figures that were not stated are left out; one unknown figure makes the mean unknown. */
typedef struct Mean {
    const Number *sum, *weight;
    size_t count;
    bool unknown;
    const char *reason;
} Mean;
void mean_add(Measure *m, Mean *mean, Figure figure, const Number *weight);
Figure mean_result(Measure *m, const Mean *mean);

/* sheet.c: one <ukur> element in the making. */
typedef struct Sheet {
    Measure *m;
    xmlNode *node;
    xmlAttr *last; /* of its attributes */
    Buffer unknown, reasons; /* names of the unknown figures, and why they are */
} Sheet;
Sheet sheet_open(Measure *m, xmlNode *parent, int year);
void sheet_text(Sheet *sheet, const char *name, const char *text);       /* NULL: nothing */
void sheet_number(Sheet *sheet, const char *name, const Number *number); /* NULL: nothing */
void sheet_count(Sheet *sheet, const char *name, long count);
void sheet_figure(Sheet *sheet, const char *name, Figure figure);
void sheet_close(Sheet *sheet);
/* Numbers made only to be written go into an arena of their own, which scratch_end clears; between the two nothing may be kept in m->arena. */
Arena *scratch_begin(Measure *m);
void scratch_end(Measure *m, Arena *kept);
/* The number as it is printed: by the settings, without trailing zeros. */
const char *printed(Measure *m, const Number *number);

/* settings.c, scale.c: diagnostics M106, M107. */
void settings_read(Measure *m);
void scales_attach(Measure *m);
/* NAME, NAME-urut and NAME-warna. `capaian` NULL: nothing, but for the class without target when `no_target`. */
void scale_put(Sheet *sheet, const char *name, const Scale *scale, const Number *capaian, bool no_target);
/* predikat.. and atribut.. */
void classes_put(Sheet *sheet, const Number *capaian, bool no_target);

/* plan.c: the records, from the renstra. False when its period is impossible. */
bool plan_read(Measure *m);
/* year.c: hangs the year files on the records. */
void years_attach(Measure *m);
Item *item_find(Measure *m, const char *code);
Indicator *indicator_find(Measure *m, const char *id);

/* budget.c */
void budget_measure(Measure *m, Item *item);
/* pagu, serapan, persen, sisa, sisa-persen of one item, or of sums of several. */
void spending_put(Sheet *sheet, Figure pagu, Figure serapan);
/* What stands on program, kegiatan, subkegiatan and renstra. */
void budget_put(Sheet *sheet, const Item *item, int slot);
/* efisiensi, -cara, -kelas. */
void efficiency_put(Sheet *sheet, Figure capaian, Figure pagu, Figure serapan);

/* target.c */
Target target_read(Measure *m, const Indicator *indicator, int slot);
/* The plan's target for the end of its period. */
Target target_at_end(Measure *m, const Indicator *indicator);
/* R against T in per cent, by the indicator's direction; not stated when T is zero. The target is a value or a range. */
Figure target_attainment(Measure *m, Arah arah, const Target *target, const Number *result);
/* -1 short of it, 0 met, 1 better. */
int target_position(Arah arah, const Target *target, const Number *result);

/* indicator.c, compare.c */
bool indicator_in_force(const Indicator *indicator, int year);
void indicator_measure(Measure *m, Indicator *indicator);
void indicator_write(Measure *m, Indicator *indicator);
void compare_put(Sheet *sheet, const Indicator *indicator, int slot);

/* rollup.c: measures an item and all below, and writes it. */
void item_measure(Measure *m, Item *item);

/* agreement.c */
void agreements_measure(Measure *m);

/* spm.c: `capaian` of every layanan of a year's spm. */
void services_measure(Measure *m);

#endif
