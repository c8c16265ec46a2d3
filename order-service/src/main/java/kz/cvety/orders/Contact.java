package kz.cvety.orders;

import jakarta.persistence.Embeddable;
import kz.cvety.events.orders.Person;
import org.jspecify.annotations.Nullable;

/** A buyer or a recipient. The phone is E.164 where it can be, and never logged. */
@Embeddable
public record Contact(@Nullable String name, @Nullable String phone) {

    public static final Contact UNKNOWN = new Contact(null, null);

    public static Contact of(@Nullable String name, @Nullable String phone) {
        return new Contact(name, phone == null ? null : Phones.normalised(phone));
    }

    /** What is known after {@code told}: see {@link Told}. */
    Contact told(Contact told) {
        return new Contact(Told.over(name, told.name), Told.over(phone, told.phone));
    }

    public Person asPerson() {
        return new Person(name, phone);
    }

    /** Without the person: this may end up in a log. */
    @Override
    public String toString() {
        return "Contact[hidden]";
    }
}
