package kz.cvety.events;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.cvety.kit.testing.CommittedFile;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

class AsyncApiContractTests {

    @Test
    void describesExactlyTheTopicsAndEventsOfTheContracts() {
        var channels = new LinkedHashMap<String, Object>();
        var messages = new LinkedHashMap<String, Object>();
        for (var aggregate : Contracts.AGGREGATES) {
            var references = new LinkedHashMap<String, Object>();
            for (var name : Contracts.recordsOf(aggregate).keySet()) {
                references.put(name, Map.of("$ref", "#/components/messages/" + name));
                messages.put(name, message(name));
            }
            var channel = new LinkedHashMap<String, Object>();
            channel.put("address", Contracts.topicOf(aggregate));
            channel.put("description", "Key: the aggregate's id; order is kept per key and nothing more is promised.");
            channel.put("messages", references);
            channels.put(Contracts.topicOf(aggregate), channel);
        }
        var document = new LinkedHashMap<String, Object>();
        document.put("asyncapi", "3.0.0");
        document.put(
                "info", ordered("title", "Cvety facts", "version", "1.0.0", "license", Map.of("name", "Apache-2.0")));
        document.put("defaultContentType", "application/json");
        document.put("channels", channels);
        document.put(
                "components",
                ordered("messages", messages, "messageTraits", Map.of("cloudEvent", Map.of("headers", envelope()))));

        var yaml = YAMLMapper.builder()
                .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                .build();
        CommittedFile.inRepository("docs/asyncapi.yaml").mustEqual(yaml.writeValueAsString(document));
    }

    private static Map<String, Object> message(String name) {
        return ordered(
                "name",
                name,
                "traits",
                List.of(Map.of("$ref", "#/components/messageTraits/cloudEvent")),
                "payload",
                Map.of("$ref", "../common-events/src/main/resources/schemas/" + name + ".json"));
    }

    /** CloudEvents 1.0, Kafka protocol binding, binary content mode. */
    private static Map<String, Object> envelope() {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("ce_specversion", ordered("type", "string", "const", "1.0"));
        properties.put("ce_id", ordered("type", "string", "format", "uuid"));
        properties.put("ce_type", ordered("type", "string", "description", "the wire name"));
        properties.put("ce_source", ordered("type", "string", "description", "/cvety/<service>"));
        properties.put("ce_time", ordered("type", "string", "format", "date-time"));
        properties.put("ce_subject", ordered("type", "string", "description", "the aggregate's id"));
        properties.put("ce_shopid", ordered("type", "string", "description", "the shop this belongs to"));
        properties.put(
                "ce_origin",
                ordered("type", "string", "description", "who caused it: bitrix:<connection>, user:<id> or system"));
        properties.put("traceparent", ordered("type", "string", "description", "W3C trace context, when known"));
        return ordered("type", "object", "properties", properties);
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
