package kz.cvety.sync.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import kz.cvety.kit.Rejection;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What ids of cities, delivery windows and branches are called. */
@RestController
@RequestMapping("/v1/directory")
@Needs(Permission.PLATFORM_OPERATE)
class DirectoryController {

    record NameRequest(@NotBlank @Size(max = 200) String name) {}

    record EntryView(String kind, String externalId, String name) {}

    static final class NoSuchKind extends Rejection {
        NoSuchKind() {
            super(Kind.NOT_FOUND, "no-such-directory", "The directories are city, slot and shop");
        }
    }

    private static final List<String> KINDS = List.of("city", "slot", "shop");

    private final JdbcClient jdbc;

    DirectoryController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping
    List<EntryView> list() {
        return jdbc.sql("select kind, external_id, name from directory order by kind, external_id limit 5000")
                .query(DataClassRowMapper.newInstance(EntryView.class))
                .list();
    }

    @PutMapping("/{kind}/{externalId}")
    EntryView put(@PathVariable String kind, @PathVariable String externalId, @Valid @RequestBody NameRequest request) {
        if (!KINDS.contains(kind)) {
            throw new NoSuchKind();
        }
        jdbc.sql("""
                        insert into directory (kind, external_id, name) values (:kind, :id, :name)
                        on conflict (kind, external_id) do update set name = excluded.name
                        """)
                .param("kind", kind)
                .param("id", externalId)
                .param("name", request.name())
                .update();
        return new EntryView(kind, externalId, request.name());
    }
}
