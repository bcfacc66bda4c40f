# modules.awk: who may include whom (docs/architecture.md). Prints every include that goes the wrong way.
BEGIN {
    may["base"] = "base"
    may["number"] = "base number"
    may["data"] = "base data"
    may["measure"] = "base number data measure"
    may["check"] = "base number data measure check"
    may["template"] = "base number data measure template"
    may["document"] = "base document"
    may["text"] = "base text"
    may["page"] = "base text page"
    may["chart"] = "base text page document chart"
    may["layout"] = "base text page chart document layout"
    may["paint"] = "base text page paint"
    may["cli"] = "cli"
}
FNR == 1 { n = split(FILENAME, part, "/"); module = n > 2 ? part[2] : "" }
module != "" && /^#include "/ {
    split($2, target, /["\/]/)
    where = target[2]
    if (where == "lkip" && module == "cli") next
    ok = 0
    m = split(may[module], list, " ")
    for (i = 1; i <= m; i++) if (list[i] == where) ok = 1
    if (!ok) { printf "%s:%d: %s may not include %s\n", FILENAME, FNR, module, $2; bad = 1 }
}
END { exit bad }
