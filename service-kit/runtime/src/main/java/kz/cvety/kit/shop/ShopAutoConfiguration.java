package kz.cvety.kit.shop;

import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
        })
class ShopAutoConfiguration {

    @Bean
    ShopTransactions shopTransactions(PlatformTransactionManager transactionManager, JdbcClient jdbc) {
        return new ShopTransactions(transactionManager, jdbc);
    }

    @Bean
    AdvisoryLocks advisoryLocks(JdbcTemplate jdbc) {
        return new AdvisoryLocks(jdbc);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({HibernatePropertiesCustomizer.class, CurrentTenantIdentifierResolver.class})
    static class HibernateTenant {

        @Bean
        static HibernatePropertiesCustomizer shopIsTheTenant() {
            return properties ->
                    properties.put(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, new ShopTenantResolver());
        }
    }
}
