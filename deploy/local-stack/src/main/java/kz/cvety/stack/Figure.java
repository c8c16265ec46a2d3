package kz.cvety.stack;

/**
 * One measured figure.
 *
 * @param value as measured, with its unit
 * @param reference what it is held against, measured in the same run; empty where the goal is absolute
 * @param goal what the design asks for
 * @param reached whether it was reached in this run
 */
record Figure(String id, String what, String value, String reference, String goal, boolean reached) {

    String row() {
        return "%-4s %-44s %-38s %-30s %-32s %s".formatted(id, what, value, reference, goal, reached ? "yes" : "NO");
    }
}
