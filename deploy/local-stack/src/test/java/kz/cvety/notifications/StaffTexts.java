package kz.cvety.notifications;

import kz.cvety.events.orders.OrderEvent;

/** The real texts for staff, as people see them. */
public final class StaffTexts {

    private StaffTexts() {}

    public static String of(OrderEvent event, String language, boolean repeated) {
        var spoken = Language.valueOf(language.toUpperCase(java.util.Locale.ROOT));
        var html = new OrderMessages().about(event, Audience.STAFF, spoken);
        return Html.plain(repeated ? Html.repeated(html, spoken) : html);
    }
}
