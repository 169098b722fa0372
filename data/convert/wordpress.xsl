<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:h="urn:houvast:convert:1" exclude-result-prefixes="h">
  <!-- WordPress export: pages and posts. Its namespaces change with its versions, so
       that elements are known by their local names. -->
  <h:format name="wordpress" when="/rss[.//*[local-name() = 'wxr_version' or local-name() = 'post_type' or local-name() = 'post_id']]"/>

  <xsl:template match="/rss">
    <h:document kind="faq" title="{normalize-space(channel/title)}" lang="{channel/language}"
                date="{channel/pubDate}">
      <xsl:apply-templates select="channel/item[not(*[local-name() = 'post_type']) or normalize-space(*[local-name() = 'post_type']) = 'page' or normalize-space(*[local-name() = 'post_type']) = 'post'][not(normalize-space(*[local-name() = 'status']) = 'trash')][not(normalize-space(*[local-name() = 'status']) = 'auto-draft')]"/>
    </h:document>
  </xsl:template>

  <xsl:template match="item">
    <xsl:variable name="slug" select="normalize-space(*[local-name() = 'post_name'])"/>
    <h:question id="{$slug}">
      <xsl:choose>
        <xsl:when test="normalize-space(title) != ''"><xsl:value-of select="title"/></xsl:when>
        <xsl:when test="$slug != ''"><xsl:value-of select="translate($slug, '-', ' ')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="concat('#', *[local-name() = 'post_id'])"/></xsl:otherwise>
      </xsl:choose>
    </h:question>
    <xsl:for-each select="category[@domain = 'post_tag' or @domain = 'tag']">
      <h:keyword><xsl:value-of select="."/></h:keyword>
    </xsl:for-each>
    <h:block form="wordpress"><xsl:value-of select="*[local-name() = 'encoded' and not(contains(namespace-uri(), 'excerpt'))][1]"/></h:block>
  </xsl:template>
</xsl:stylesheet>
