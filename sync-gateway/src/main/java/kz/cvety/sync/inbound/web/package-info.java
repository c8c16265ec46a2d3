/** The doors that Bitrix knocks at. */
@NullMarked
package kz.cvety.sync.inbound.web;

import org.jspecify.annotations.NullMarked;
